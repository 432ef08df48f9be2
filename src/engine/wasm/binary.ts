/** Which kernel module fits this machine, and how to get it. */

/** A module with one function `f(a, b, c)`: the first lane of `f32x4.relaxed_madd` of the three numbers. */
const multiplyAddProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 125, 125, 125, 1, 125, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 22, 1, 20,
  0, 32, 0, 253, 19, 32, 1, 253, 19, 32, 2, 253, 19, 253, 133, 2, 253, 31, 0, 11,
]);

/**
 * Whether a multiply-add rounds once here. Relaxed SIMD leaves that to the processor: one without such an instruction multiplies, rounds, adds and rounds again,
 * and so computes what plain SIMD does.
 */
export function fusesMultiplyAdd(): boolean {
  if (!WebAssembly.validate(multiplyAddProbe)) return false;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(multiplyAddProbe));
  const multiplyAdd = exports.f as (a: number, b: number, c: number) => number;
  // (1 + 2^-12)^2 = 1 + 2^-11 + 2^-24: the last part is lost where the product is rounded by itself.
  return multiplyAdd(1 + 2 ** -12, 1 + 2 ** -12, -1 - 2 ** -11) !== 0;
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
