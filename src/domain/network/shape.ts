/** The shape of one example without its batch dimension: [28, 28, 1] (height, width, channels) or [10]. */
export type Shape = readonly number[];

/** Writes a shape as Keras does, with None for the batch: "(None, 26, 26, 32)". */
export function formatShape(shape: Shape): string {
  return `(None, ${shape.join(', ')})`;
}

/** The number of values in one example of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}
