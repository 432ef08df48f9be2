/** Which kernel module fits this machine, and how to get it. */

/** The smallest module that uses a relaxed SIMD instruction: `(func (param v128 v128 v128) (result v128) ... f32x4.relaxed_madd)`. */
const relaxedProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2,
  253, 133, 2, 11,
]);

/** Whether the engine knows relaxed SIMD, whose multiply-add rounds once and is one instruction on most processors. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(relaxedProbe);
}

/** Whether several threads may share memory here: the page must be cross-origin isolated. */
export function canShareMemory(): boolean {
  return globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined';
}

/** Names of the files that scripts/build-wasm.ts makes. */
export function binaryUrl(relaxed: boolean, threads: boolean): URL {
  if (relaxed && threads) return new URL('./build/relaxed-threads.wasm', import.meta.url);
  if (relaxed) return new URL('./build/relaxed.wasm', import.meta.url);
  if (threads) return new URL('./build/simd-threads.wasm', import.meta.url);
  return new URL('./build/simd.wasm', import.meta.url);
}

/** Fetches and compiles a kernel module. */
export async function compileBinary(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
