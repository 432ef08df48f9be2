/** The worker calculates in float32: sums in another order differ in the last digits. */
const tolerance = 1e-5;

/** Whether a result, recomputed from the numbers on the page, is the network's own; measured against the larger of 1 and the sizes that were added up. */
export function agrees(recomputed: number, own: number, magnitude = 1): boolean {
  if (Number.isNaN(recomputed) || Number.isNaN(own)) return Number.isNaN(recomputed) && Number.isNaN(own);
  return recomputed === own || Math.abs(recomputed - own) <= tolerance * Math.max(1, magnitude);
}
