/** Which errors are the device's, and not the network's, the data's or our own: the run can go on elsewhere. */
import { EngineFault, isOutOfMemory } from '../core/fault';
import type { BackendName, DeviceReason } from '../../domain/training/backends';

/** A device that is lost or has failed: nothing that it computes can be trusted any more. The message is the browser's or the driver's own. */
export class DeviceFault extends Error {
  override readonly name = 'DeviceFault';

  constructor(
    readonly reason: DeviceReason,
    message: string,
  ) {
    super(message);
  }
}

/** How the errors begin that tfjs throws when WebGL refuses it something (webgl_util.js, gpgpu_math.js, backend_webgl.js). */
const webGlRefuses = new RegExp(
  '^(?:' +
    [
      'Failed to (?:compile|link)',
      'Shader program validation failed',
      'Unable to create (?:\\w+ )?WebGL',
      'Requested texture size',
      'Error binding framebuffer',
      'WebGL Error',
      'GL context does not support',
      'Extension "',
      'Binary was compiled with',
      'The texture is invalid',
    ].join('|') +
    ')',
);
/** tfjs has no such kernel on this backend. */
const hasNoKernel = /^Kernel '.*' not registered for backend/;

/**
 * What a thrown thing says about the device that the work ran on; null when it says nothing, since the same would happen anywhere.
 * What WebGPU finds wrong it mostly tells as an event instead: see registerWebGpu.
 */
export function deviceFaultOf(error: unknown, backend: BackendName): DeviceFault | null {
  if (error instanceof DeviceFault) return error;
  if (!(error instanceof Error) || error instanceof EngineFault) return null;
  const isGpu = backend === 'webgpu' || backend === 'webgl';
  // WebGPU gives a read up only when its buffer, and nobody destroys one in use, or its device is gone.
  if (backend === 'webgpu' && error.name === 'AbortError') return new DeviceFault('deviceLost', wordsOf(error));
  if (isGpu && isOutOfMemory(error)) return new DeviceFault('deviceFull', wordsOf(error));
  return isRefusal(error, backend) ? new DeviceFault('deviceFailed', wordsOf(error)) : null;
}

function isRefusal(error: Error, backend: BackendName): boolean {
  if (hasNoKernel.test(error.message)) return true;
  switch (backend) {
    case 'webgpu':
      // The engine calls no other part of the browser that would throw these. A pipeline that does not compile is one, too.
      return error instanceof DOMException || error.message.includes('WebGPU');
    case 'webgl':
      return webGlRefuses.test(error.message);
    case 'wasm':
      return error instanceof WebAssembly.RuntimeError;
    case 'cpu':
      return false;
  }
}

function wordsOf({ name, message }: Error): string {
  return `${name}: ${message}`;
}
