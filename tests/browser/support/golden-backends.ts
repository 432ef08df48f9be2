/** Stands in for tests/fixtures/golden/backends.ts in the browser (see vitest.config.ts): the golden vectors on WebGL. */
import { setBackend } from '@tensorflow/tfjs-core';
import { registerWebGl } from '../../../src/engine/backends/webgl';
import { registerReferences } from '../../../src/engine/kernels/register-references';
import { registerGradients } from '../../../src/engine/ops/gradients';

export const nodeBackends = ['webgl'] as const;
export type NodeBackend = (typeof nodeBackends)[number];

/** Makes WebGL the current backend, with our kernels and gradients. */
export async function startInNode(): Promise<void> {
  registerWebGl();
  await setBackend('webgl');
  registerReferences('webgl');
  registerGradients();
}
