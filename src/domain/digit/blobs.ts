import type { Grid } from './grid';
import type { Box } from './stroke';

/** A patch of ink smaller than this share of the largest one is dust. A separate bar of a 5 or a 7 is a tenth or more. */
const dust = 0.04;

/** Ink that hangs together, also at corners. */
export interface Patch {
  /** Places in the picture's values. */
  readonly places: readonly number[];
  /** The sum of its ink. */
  readonly ink: number;
  /** In whole pixels; right and bottom lie behind the last one. */
  readonly box: Box;
}

/** All patches but the dust and the noise of a camera, the largest first. */
export function patchesOf(ink: Grid): readonly Patch[] {
  const seen = new Uint8Array(ink.values.length);
  const patches: Patch[] = [];
  ink.values.forEach((value, start) => {
    if (value > 0 && seen[start] === 0) patches.push(flood(ink, seen, start));
  });
  patches.sort((a, b) => b.ink - a.ink);
  const least = (patches[0]?.ink ?? 0) * dust;
  return patches.filter(({ ink: size }) => size >= least);
}

/** The picture with these patches alone. */
export function onlyPatches(ink: Grid, patches: readonly Patch[]): Grid {
  const values = new Float32Array(ink.values.length);
  for (const { places } of patches) for (const place of places) values[place] = ink.values[place] ?? 0;
  return { ...ink, values };
}

/** The box around patches; null without any. */
export function boxAround(patches: readonly Patch[]): Box | null {
  if (patches.length === 0) return null;
  return {
    left: Math.min(...patches.map(({ box }) => box.left)),
    top: Math.min(...patches.map(({ box }) => box.top)),
    right: Math.max(...patches.map(({ box }) => box.right)),
    bottom: Math.max(...patches.map(({ box }) => box.bottom)),
  };
}

function flood({ width, height, values }: Grid, seen: Uint8Array, start: number): Patch {
  const places = [start];
  seen[start] = 1;
  let ink = 0;
  let [left, top, right, bottom] = [width, height, 0, 0];
  // A list that grows while it is walked is walked to its end.
  for (const place of places) {
    const [x, y] = [place % width, Math.floor(place / width)];
    ink += values[place] ?? 0;
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const next = row * width + column;
        if (seen[next] !== 0 || (values[next] ?? 0) === 0) continue;
        seen[next] = 1;
        places.push(next);
      }
    }
  }
  return { places, ink, box: { left, top, right, bottom } };
}
