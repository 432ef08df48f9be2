/**
 * How many of so many training images train when the last `share` of them is kept for validation. They are cut off as they stand in the data set, before any
 * shuffling, as Keras's validation_split does.
 */
export function countBeforeSplit(count: number, share: number): number {
  return Math.floor(count * (1 - share));
}
