/** The one diverging colour scale as tables of pixels: negative, zero, positive. Pure; the colours come from the theme. */

export type Colour = readonly [red: number, green: number, blue: number];

/** The colours of the scale and of what has no place on it. */
export interface MapColours {
  readonly negative: Colour;
  readonly zero: Colour;
  readonly positive: Colour;
  /** Around each tile, and marks on a map without numbers or without any value but 0. */
  readonly border: string;
  readonly mark: string;
  readonly alarm: string;
}

/** Reads "#1d54c4" or "rgb(29, 84, 196)"; black for anything else. */
export function parseColour(text: string): Colour {
  const hex = /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex) return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** The colour of `value` where -bound is wholly negative and +bound wholly positive; everything beyond is clipped. */
export function colourOf({ negative, zero, positive }: MapColours, value: number, bound: number): Colour {
  const share = bound > 0 ? Math.max(-1, Math.min(1, value / bound)) : 0;
  const end = share < 0 ? negative : positive;
  const mix = (index: 0 | 1 | 2): number => Math.round(zero[index] + (end[index] - zero[index]) * Math.abs(share));
  return [mix(0), mix(1), mix(2)];
}

/** A pixel as the little-endian word that ImageData holds: alpha, blue, green, red from the highest byte. */
export function pixelOf([red, green, blue]: Colour): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** The 256 pixels of a map whose bytes stand for low + (high - low) byte / 255. */
export function byteTable(colours: MapColours, low: number, high: number, bound: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) =>
    pixelOf(colourOf(colours, low + ((high - low) * byte) / 255, bound)),
  );
}

/** The largest size among values, whatever their sign; what is not finite is left out. */
export function boundOf(values: Iterable<number>): number {
  let bound = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > bound && size < Infinity) bound = size;
  }
  return bound;
}
