/** Walking over the pixels of a map. */
export interface Pixel {
  readonly row: number;
  readonly column: number;
}

export function isSamePixel(one: Pixel | null, other: Pixel | null): boolean {
  return one?.row === other?.row && one?.column === other?.column;
}

/** The next pixel, row by row, and from the last to the first. */
export function pixelAfter({ row, column }: Pixel, height: number, width: number): Pixel {
  if (column + 1 < width) return { row, column: column + 1 };
  return { row: row + 1 < height ? row + 1 : 0, column: 0 };
}

/** Where an arrow key, Home or End (of the row) leads; null for other keys. Stays inside. */
export function pixelByKey({ row, column }: Pixel, key: string, height: number, width: number): Pixel | null {
  const targets: Readonly<Record<string, Pixel>> = {
    ArrowUp: { row: Math.max(0, row - 1), column },
    ArrowDown: { row: Math.min(height - 1, row + 1), column },
    ArrowLeft: { row, column: Math.max(0, column - 1) },
    ArrowRight: { row, column: Math.min(width - 1, column + 1) },
    Home: { row, column: 0 },
    End: { row, column: width - 1 },
  };
  return targets[key] ?? null;
}

/** A pixel as it fits into a map of this size. */
export function clampPixel({ row, column }: Pixel, height: number, width: number): Pixel {
  return { row: Math.max(0, Math.min(height - 1, row)), column: Math.max(0, Math.min(width - 1, column)) };
}

/** The output pixel whose window lies most nearly over a pixel of the input: its middle is strides x pixel - padding + (size - 1) / 2. All sizes are [height, width]. */
export function pixelOver(
  { row, column }: Pixel,
  {
    size,
    strides,
    before,
  }: {
    readonly size: readonly [number, number];
    readonly strides: readonly [number, number];
    readonly before: readonly [number, number];
  },
): Pixel {
  const along = (place: number, axis: 0 | 1): number =>
    Math.round((place + before[axis] - (size[axis] - 1) / 2) / strides[axis]);
  return { row: along(row, 0), column: along(column, 1) };
}

/** The pixel of the largest size, the first of equals: where there is most to see. */
export function strongestPixel(values: ArrayLike<number>, width: number): Pixel {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if (Math.abs(values[index] ?? 0) > Math.abs(values[best] ?? 0)) best = index;
  }
  return { row: Math.floor(best / width), column: best % width };
}
