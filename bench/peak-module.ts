/**
 * The processor's peak rate of multiply-adds as WebAssembly can reach it: a loop over twelve independent sums of four numbers each, with
 * nothing read from memory. Written as bytes, for it is too small for a compiler.
 */

/** Sums that do not wait for each other; with the two factors they fill V8's sixteen vector registers but two. */
const sums = 12;
/** Rounds in one turn of the loop, so that counting does not show. */
const rounds = 8;
/** Multiply-adds of one turn. */
export const productsPerTurn = sums * rounds * 4;

const v128 = 0x7b;
const [i32, f32] = [0x7f, 0x7d];
const simd = 0xfd;

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}
function constant(value: number): number[] {
  return [0x43, ...new Uint8Array(new Float32Array([value]).buffer), simd, 0x13];
}
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];

/** Local 0 counts the turns; 1 to 12 are the sums; then the two factors. */
function body(relaxed: boolean): number[] {
  const [scale, shift] = [sums + 1, sums + 2];
  const locals = Array.from({ length: sums }, (_, index) => index + 1);
  // sum = sum * scale + shift stays near 1 and can be shortened by no compiler.
  const product = relaxed
    ? [...get(scale), ...get(shift), simd, ...unsigned(0x105)]
    : [...get(scale), simd, ...unsigned(0xe6), ...get(shift), simd, ...unsigned(0xe4)];
  const round = locals.flatMap((local) => [...get(local), ...product, ...set(local)]);
  const turn = Array.from({ length: rounds }, () => round).flat();
  const countDown = [...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0];
  const total = [...locals.slice(1).flatMap((local) => [...get(local), simd, ...unsigned(0xe4)])];
  return [
    ...[1, sums + 2, v128],
    ...locals.flatMap((local) => [...constant(1 + local / 64), ...set(local)]),
    ...[...constant(0.999), ...set(scale), ...constant(0.001), ...set(shift)],
    ...[0x03, 0x40, ...turn, ...countDown, 0x0b],
    ...[...get(1), ...total, simd, 0x1f, 0],
    0x0b,
  ];
}

/** A module that exports `run(turns: i32): f32`. */
export function peakModule(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const code = body(relaxed);
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
