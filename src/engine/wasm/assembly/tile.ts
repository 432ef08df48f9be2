import { madd, relu, splat, zero } from './common';

/**
 * The one inner loop of convolution, its gradients and matrix multiplication: 4 rows times a panel of 8 channels.
 *
 *   out[i][c] = start + sum over runs r, steps s of rows[i][offset_r + s * step] * panel[panelOffset_r + s][c]
 *
 * Rows are free addresses (pixels, matrix rows, filter rows). A table gives (row offset, panel offset) in bytes for each run. The panel
 * holds 8 floats a step. 4 x 8 sums + 2 panel words + 1 row value = 11 live vectors: it fits the 16 registers that V8 has on x64;
 * larger blocks spill and lose half the speed.
 */

/** How a tile starts and ends. */
export const tileAccumulate: i32 = 1; // start from what stands in the output, else from the bias or zero
export const tileRelu: i32 = 2; // end with max(x, 0)

/**
 * `step` is the distance in bytes from one value of a row to the next: 4 where they stand side by side, a pixel in the filter gradient.
 * The loop is left as it is on purpose: unrolled, V8 runs out of registers and needs twice the time.
 */
export function tile8(rows: usize, table: usize, runs: i32, length: i32, step: i32, panel: usize, outs: usize, bias: usize, mode: i32): void {
  const o0 = load<usize>(outs), o1 = load<usize>(outs, 4), o2 = load<usize>(outs, 8), o3 = load<usize>(outs, 12);
  let a0 = zero(), a1 = zero(), b0 = zero(), b1 = zero(), c0 = zero(), c1 = zero(), d0 = zero(), d1 = zero();
  if (mode & tileAccumulate) {
    a0 = v128.load(o0); a1 = v128.load(o0, 16); b0 = v128.load(o1); b1 = v128.load(o1, 16);
    c0 = v128.load(o2); c1 = v128.load(o2, 16); d0 = v128.load(o3); d1 = v128.load(o3, 16);
  } else if (bias) {
    a0 = b0 = c0 = d0 = v128.load(bias);
    a1 = b1 = c1 = d1 = v128.load(bias, 16);
  }
  const r0 = load<usize>(rows), r1 = load<usize>(rows, 4), r2 = load<usize>(rows, 8), r3 = load<usize>(rows, 12);
  const tableEnd = table + (<usize>runs << 3);
  const panelBytes = <usize>length << 5;
  while (table < tableEnd) {
    const offset = load<usize>(table);
    let p0 = r0 + offset, p1 = r1 + offset, p2 = r2 + offset, p3 = r3 + offset;
    let w = panel + load<usize>(table, 4);
    table += 8;
    const end = w + panelBytes;
    while (w < end) {
      const w0 = v128.load(w), w1 = v128.load(w, 16);
      let x = splat(p0); a0 = madd(x, w0, a0); a1 = madd(x, w1, a1);
      x = splat(p1); b0 = madd(x, w0, b0); b1 = madd(x, w1, b1);
      x = splat(p2); c0 = madd(x, w0, c0); c1 = madd(x, w1, c1);
      x = splat(p3); d0 = madd(x, w0, d0); d1 = madd(x, w1, d1);
      p0 += step; p1 += step; p2 += step; p3 += step; w += 32;
    }
  }
  if (mode & tileRelu) {
    a0 = relu(a0); a1 = relu(a1); b0 = relu(b0); b1 = relu(b1);
    c0 = relu(c0); c1 = relu(c1); d0 = relu(d0); d1 = relu(d1);
  }
  v128.store(o0, a0); v128.store(o0, a1, 16); v128.store(o1, b0); v128.store(o1, b1, 16);
  v128.store(o2, c0); v128.store(o2, c1, 16); v128.store(o3, d0); v128.store(o3, d1, 16);
}

/** Copies between `channels` (below 8) floats of four outputs and a buffer of 4 x 8 floats: the tile of a last, narrow panel. */
@inline
export function copyNarrow(outs: usize, rows: i32, buffer: usize, channels: i32, into: bool): void {
  for (let i = 0; i < rows; i++) {
    const out = load<usize>(outs + (<usize>i << 2));
    const row = buffer + (<usize>i << 5);
    if (into) memory.copy(row, out, <usize>channels << 2);
    else memory.copy(out, row, <usize>channels << 2);
  }
}
