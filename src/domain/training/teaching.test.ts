import { describe, expect, it } from 'vitest';
import { takenInTurn, teachingPlan, teachingRate } from './teaching';

describe('how drawings are mixed in', () => {
  it('never fills a batch with them, and shows each often enough', () => {
    for (const count of [1, 2, 9, 10, 30, 100, 200]) {
      const { steps, drawings, images } = teachingPlan(count);
      expect(drawings + images).toBe(64);
      expect(drawings).toBeLessThanOrEqual(8);
      expect((steps * drawings) / count).toBeGreaterThanOrEqual(8);
      expect(steps).toBeLessThanOrEqual(200);
    }
    expect(teachingPlan(1)).toEqual({ steps: 40, drawings: 4, images: 60 });
    expect(teachingPlan(10)).toEqual({ steps: 40, drawings: 4, images: 60 });
    expect(teachingPlan(30)).toEqual({ steps: 60, drawings: 8, images: 56 });
  });

  it('takes all in turn', () => {
    const seen = [0, 1, 2].flatMap((step) => [...takenInTurn(3, 2, step)]);
    expect(seen).toEqual([0, 1, 2, 0, 1, 2]);
    expect([...takenInTurn(1, 2, 5)]).toEqual([0, 0]);
  });

  it('lets the rate fall to nothing', () => {
    const plan = teachingPlan(1);
    expect(teachingRate(plan, 0)).toBe(0.001);
    expect(teachingRate(plan, 20)).toBe(0.0005);
    expect(teachingRate(plan, plan.steps)).toBe(0);
  });
});
