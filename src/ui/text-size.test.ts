import { describe, expect, it } from 'vitest';
import { scaledWidths } from './text-size';

describe('the width that a layout needs', () => {
  it('grows with the letters', () => {
    expect(scaledWidths('(max-width: 699px)', 2)).toBe('(max-width: 1398px)');
    expect(scaledWidths('(min-width: 700px) and (max-width: 1099px)', 1.25)).toBe(
      '(min-width: 875px) and (max-width: 1373.75px)',
    );
    expect(scaledWidths('(max-width: 60rem)', 1.5)).toBe('(max-width: 90rem)');
  });

  it('leaves heights, pointers and colours alone', () => {
    const query = '(min-height: 700px) and (pointer: coarse) and (forced-colors: active)';
    expect(scaledWidths(query, 2)).toBe(query);
  });
});
