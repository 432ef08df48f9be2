/** The sample at a share of the width, from 0 to 1; a finger that is dragged past an edge stays at the first or the last one. */
export function sampleAt(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(share * count)));
}
