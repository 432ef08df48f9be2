/** The settings of augmentation; augment.ts, which carries it out, is large and seldom needed by the page. */
import { number, type Fields, type ParamsOf } from '../layers/fields';

/** The most by which a picture is changed either way; 0 is not at all. */
export const augmentFields = {
  /** Pixels, across and down each. */
  augmentShift: number(0, 0, 14, [0, 1, 2, 3, 4]),
  /** Degrees. */
  augmentRotate: number(0, 0, 180, [0, 5, 10, 15, 20, 30]),
  /** Share of the size: 0.1 is from 0.9 to 1.1 times as large. */
  augmentZoom: number(0, 0, 0.9, [0, 0.05, 0.1, 0.15, 0.2, 0.3]),
  /** Degrees by which upright lines lean. */
  augmentShear: number(0, 0, 45, [0, 5, 10, 15, 20, 30]),
  /** Standard deviation of what is added to every pixel, where black is 0 and white 1. */
  augmentNoise: number(0, 0, 1, [0, 0.02, 0.05, 0.1, 0.2, 0.3]),
} as const satisfies Fields;

export type Augmentation = ParamsOf<typeof augmentFields>;

/** Whether these settings change anything. */
export function augments(settings: Augmentation): boolean {
  return (Object.keys(augmentFields) as (keyof Augmentation)[]).some((name) => settings[name] > 0);
}
