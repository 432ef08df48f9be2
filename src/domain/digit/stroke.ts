/** A point of a pen's path; y grows downwards. The unit is whatever the drawing area uses. */
export type Point = readonly [x: number, y: number];
/** The path of the pen from where it is set down to where it is lifted; one point alone is a dot. */
export type Stroke = readonly Point[];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around all points, or null when there are none. */
export function boundsOf(strokes: readonly Stroke[]): Box | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  return points.reduce<Box>(
    (box, [x, y]) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
}

/** Every point moved and scaled: x * scale + dx, y * scale + dy. */
export function transformed(strokes: readonly Stroke[], scale: number, dx: number, dy: number): readonly Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]): Point => [x * scale + dx, y * scale + dy]));
}
