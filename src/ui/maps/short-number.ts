/**
 * How many digits after the point make a number readable: three from 0.01 on, fewer for large ones, and as many as two telling digits need for the small
 * ones (down to 1e-6; smaller ones are as good as 0 to the eye, their exact value is at hand in the document).
 */
export function digitsFor(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) || !Number.isFinite(value)) return 0;
  if (size >= 1000) return 0;
  if (size >= 100) return 1;
  if (size >= 10) return 2;
  if (size >= 0.01) return 3;
  return Math.min(6, 1 - Math.floor(Math.log10(size)));
}
