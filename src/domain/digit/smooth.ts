import type { Point, Stroke } from './stroke';

/** Pieces between two recorded points: a pen reports 60 to 200 points a second, so a quick stroke leaves them up to 3 pixels of 28 apart. */
const pieces = 4;

/**
 * A stroke bent through its points as a hand would, instead of with corners: a uniform Catmull-Rom spline, where
 * p(t) = (2 p1 + (p2 - p0) t + (2 p0 - 5 p1 + 4 p2 - p3) t^2 + (3 p1 - p0 - 3 p2 + p3) t^3) / 2; its ends are repeated.
 */
export function smoothed(stroke: Stroke): Stroke {
  return stroke.flatMap((point, index) => (index === 0 ? [point] : bend(stroke, index)));
}

/** The points between the one before `index` and the one at it. */
function bend(stroke: Stroke, index: number): readonly Point[] {
  const [p0, p1, p2, p3] = [
    pointAt(stroke, index - 2),
    pointAt(stroke, index - 1),
    pointAt(stroke, index),
    pointAt(stroke, index + 1),
  ];
  return Array.from({ length: pieces }, (_, piece): Point => {
    const t = (piece + 1) / pieces;
    return [spline(p0[0], p1[0], p2[0], p3[0], t), spline(p0[1], p1[1], p2[1], p3[1], t)];
  });
}

function pointAt(stroke: Stroke, index: number): Point {
  return stroke[Math.min(Math.max(index, 0), stroke.length - 1)] as Point;
}

function spline(p0: number, p1: number, p2: number, p3: number, t: number): number {
  return (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t ** 2 + (3 * p1 - p0 - 3 * p2 + p3) * t ** 3) / 2;
}
