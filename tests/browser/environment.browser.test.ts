/** The browser tests run where the product runs: isolated, with WebGPU and WebGL2 (in software where there is no GPU). */
import { expect, it } from 'vitest';

it('is cross-origin isolated, so that shared memory exists', () => {
  expect(crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});

it('offers a WebGPU adapter', async () => {
  expect(await navigator.gpu.requestAdapter()).not.toBeNull();
});

it('offers WebGL2 off screen', () => {
  expect(new OffscreenCanvas(1, 1).getContext('webgl2')).not.toBeNull();
});
