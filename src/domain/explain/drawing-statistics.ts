import { inkOf, massCentre, type Grid } from '../digit/grid';
import { centre } from '../digit/mnist-form';
import { strokeWidthOf } from '../digit/stroke-width';

/** What a picture's ink is like, in pixels. */
export interface DrawingStatistics {
  /** Sum of all values, each from 0 to 1. */
  readonly ink: number;
  readonly strokeWidth: number;
  /** Distance of the centre of mass from where MNIST's pictures have theirs. */
  readonly offCentre: number;
  /** The longer side of the box around all ink. */
  readonly boxSide: number;
}

/** Fainter values are taken for the soft edge of a stroke. */
const faintest = 0.1;

/** Measures a picture of the network's size; null without ink. */
export function drawingStatistics(picture: Grid): DrawingStatistics | null {
  const mass = massCentre(picture);
  const boxSide = boxSideOf(picture);
  if (mass === null || boxSide === 0) return null;
  return {
    ink: inkOf(picture),
    strokeWidth: strokeWidthOf(picture),
    offCentre: Math.hypot(mass.x - centre, mass.y - centre),
    boxSide,
  };
}

function boxSideOf({ width, height, values }: Grid): number {
  let [left, top, right, bottom] = [width, height, -1, -1];
  values.forEach((value, index) => {
    if (value < faintest) return;
    const [row, column] = [Math.floor(index / width), index % width];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  });
  return right < 0 ? 0 : Math.max(right - left, bottom - top) + 1;
}
