import type { TilePicture } from './tile-paint';

/** Maps of exact values as bytes to be looked at; all in the same scale, unless each is given its own. 0 stays 0. */
export function pictureOf(
  maps: readonly Float32Array[],
  [height, width]: readonly [number, number],
  bound: (index: number) => number,
): TilePicture {
  const size = height * width;
  const values = new Uint8Array(maps.length * size);
  maps.forEach((map, index) => {
    const most = bound(index);
    for (let at = 0; at < size; at++) values[index * size + at] = byteOf(map[at] ?? 0, most);
  });
  const bounds = Float32Array.from(maps, (_, index) => bound(index));
  return {
    height,
    width,
    values,
    low: bounds.map((most) => -most),
    high: bounds.map((most) => (most * 128) / 127),
    bound,
    mark: () => 'none',
  };
}

/** 127 is 0, 0 is -bound, 254 is +bound: of the 255 parts between -bound and bound x 128 / 127 the 127th is exactly 0. */
function byteOf(value: number, bound: number): number {
  if (bound === 0 || Number.isNaN(value)) return 127;
  return 127 + Math.round(127 * Math.max(-1, Math.min(1, value / bound)));
}
