/** A dial's curve in a drawing of 100 x 100: x along the dial, y from probability 1 (top) to 0. Pure. */

/** The `d` of a path through the probabilities at equally spaced points. */
export function curvePath(probabilities: readonly number[]): string {
  const last = Math.max(1, probabilities.length - 1);
  return probabilities
    .map(
      (probability, index) =>
        `${index === 0 ? 'M' : 'L'}${round((100 * index) / last)} ${round(100 - 100 * probability)}`,
    )
    .join('');
}

/** How far along the dial a value lies, from 0 to 100. */
export function alongDial(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return round((100 * (value - min)) / (max - min));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
