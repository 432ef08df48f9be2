import type { Stroke } from './stroke';

/** The same paths with about `most` points at most, those left out evenly spread; the ends of every stroke stay. */
export function thinned(strokes: readonly Stroke[], most: number): readonly Stroke[] {
  const count = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const step = Math.ceil(count / most);
  if (step <= 1) return strokes;
  return strokes.map((stroke) => stroke.filter((_, at) => at % step === 0 || at === stroke.length - 1));
}
