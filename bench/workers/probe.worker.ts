/** Tells what graphics the browser has, as the engine's worker sees them. */
import { probeWebGl, probeWebGpu } from '../../src/engine/backends/probe';
import type { Graphics } from '../protocol';

async function webGpu(): Promise<Graphics['webgpu']> {
  const probe = await probeWebGpu();
  if (!probe) return null;
  const { info, features, limits } = probe.adapter;
  const { vendor, architecture, device, description } = info;
  const numbers: Record<string, number> = {};
  // They are accessors of the prototype: no list of own keys has them.
  for (const name in limits) numbers[name] = Number(limits[name as keyof GPUSupportedLimits]);
  return {
    ...{ vendor, architecture, device, description },
    isSoftware: probe.isSoftware,
    features: [...features].sort(),
    limits: numbers,
  };
}

function webGl(): Graphics['webgl'] {
  const probe = probeWebGl();
  return probe && { renderer: probe.name, isSoftware: probe.isSoftware };
}

globalThis.onmessage = () => {
  void webGpu().then((webgpu) => globalThis.postMessage({ webgpu, webgl: webGl() }));
};
