import type { BackendName } from '../../domain/training/backends';

/** Names of techniques: the same in every language. */
export const backendLabels: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};
