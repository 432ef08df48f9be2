import { describe, expect, it } from 'vitest';
import { hintPlace } from './hint-place';

const window = { width: 1000, height: 600 };
const hint = { width: 200, height: 50 };
const control = { left: 400, top: 300, width: 100, height: 40 };

describe('the place of a hint', () => {
  it('is below its control, in the middle', () => {
    expect(hintPlace(hint, control, window, [], [])).toMatchObject({ left: 350, top: 346 });
  });

  it('is above where a field stands below', () => {
    const below = { left: 0, top: 350, width: 1000, height: 40 };
    expect(hintPlace(hint, control, window, [below], [])).toMatchObject({ left: 350, top: 244 });
  });

  it('is at the side where fields stand below and above', () => {
    const rows = [200, 350].map((top) => ({ left: 0, top, width: 1000, height: 90 }));
    expect(hintPlace(hint, control, window, rows, [])).toMatchObject({ left: 506, top: 295 });
  });

  it('covers anything else rather than a field', () => {
    const field = { left: 0, top: 350, width: 1000, height: 40 };
    const picture = { left: 0, top: 0, width: 1000, height: 290 };
    const { top } = hintPlace(hint, control, window, [field], [picture]);
    expect(top + hint.height <= field.top || top >= field.top + field.height).toBe(true);
  });

  it.each([
    ['the left edge', { ...control, left: 0 }],
    ['the right edge', { ...control, left: 900 }],
    ['the lower edge', { ...control, top: 560 }],
    ['the upper edge', { ...control, top: 0 }],
  ])('is in the window at %s, and off its control', (_, at) => {
    const { left, top } = hintPlace(hint, at, window, [], []);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + hint.width).toBeLessThanOrEqual(window.width);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top + hint.height).toBeLessThanOrEqual(window.height);
    expect(top >= at.top + at.height || top + hint.height <= at.top).toBe(true);
  });
});
