import { backend, getBackend } from '@tensorflow/tfjs-core';
import type { Arithmetic, BackendName } from '../../domain/training/backends';

/** Of the backends that have but one way. */
const arithmeticOf: Readonly<Record<Exclude<BackendName, 'wasm'>, Arithmetic>> = {
  cpu: 'javascript',
  webgl: 'webgl',
  webgpu: 'webgpu',
};

/** WebAssembly's, which has two where the machine has relaxed SIMD; its code is loaded only when it is chosen. */
interface Choosing {
  computeAs(wanted: Arithmetic | null): Arithmetic;
}

/** Has the current backend compute as a run was begun, where it can, and else as is fastest here; tells how. */
export function computeAs(wanted: Arithmetic | null): Arithmetic {
  const name = getBackend() as BackendName;
  return name === 'wasm' ? (backend() as unknown as Choosing).computeAs(wanted) : arithmeticOf[name];
}
