import { describe, expect, it } from 'vitest';
import { distanceToSegment, drawStrokes } from './pen';
import { smoothed } from './smooth';

describe('the pen', () => {
  it('measures the distance to a segment, not to its line', () => {
    expect(distanceToSegment(2, 3, [0, 0], [4, 0])).toBe(3);
    expect(distanceToSegment(7, 4, [0, 0], [4, 0])).toBe(5);
    expect(distanceToSegment(3, 4, [0, 0], [0, 0])).toBe(5);
  });

  it('draws a line two pixels wide with half ink where a pixel is half covered', () => {
    const path = [
      [
        [2.5, -5],
        [2.5, 10],
      ],
    ] as const;
    const { values } = drawStrokes(path, { width: 2, softness: 1 }, 5);
    expect([...values.slice(10, 15)]).toEqual([0, 0.5, 1, 0.5, 0]);
  });

  it('does not add up where strokes cross', () => {
    const cross = [
      [
        [0, 2.5],
        [5, 2.5],
      ],
      [
        [2.5, 0],
        [2.5, 5],
      ],
    ] as const;
    expect(Math.max(...drawStrokes(cross, { width: 2, softness: 1 }, 5).values)).toBe(1);
  });
});

describe('smoothing', () => {
  it('goes through every recorded point and rounds between them', () => {
    const corner = [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const;
    const path = smoothed(corner);
    for (const point of corner) expect(path).toContainEqual(point);
    // Halfway along the first piece (p0 = p1): x = (1/2 + 3/4 - 2/8) / 2, y = (0 - 1/4 + 1/8) / 2.
    expect(path[2]).toEqual([0.5, -0.0625]);
  });

  it('leaves a dot and an empty stroke alone', () => {
    expect(smoothed([[3, 4]])).toEqual([[3, 4]]);
    expect(smoothed([])).toEqual([]);
  });
});
