/** What graphics the browser offers to a worker, found out without loading any backend. */

export interface GpuProbe {
  readonly name: string;
  /** Computed by the processor: slower than our WebAssembly. */
  readonly isSoftware: boolean;
  /** Known to compute wrongly. */
  readonly isBlocked: boolean;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|\bwarp\b/i;
/** Gradients came out as zeros on this vendor's phones (tensorflow/tfjs issue 8590). */
const blockedVendors = /img-tec/i;

/** The WebGPU adapter, or null where there is none. */
export async function probeWebGpu(): Promise<(GpuProbe & { adapter: GPUAdapter }) | null> {
  const gpu = (navigator as Partial<WorkerNavigator>).gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture, device].filter(Boolean).join(' ');
  return {
    adapter,
    name,
    isSoftware: isFallbackAdapter || softwareNames.test([vendor, architecture, description].join(' ')),
    isBlocked: blockedVendors.test(vendor),
  };
}

/** The WebGL 2 renderer, or null where there is none. */
export function probeWebGl(): GpuProbe | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { name, isSoftware: softwareNames.test(name), isBlocked: false };
}
