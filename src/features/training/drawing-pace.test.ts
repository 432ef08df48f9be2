import { expect, test } from 'vitest';
import { DrawingPace } from './drawing-pace';

function drawn(...drawings: readonly (readonly [begin: number, end: number])[]): DrawingPace {
  const pace = new DrawingPace();
  pace.end(0, false);
  for (const [begin, end] of drawings) {
    pace.begin(begin);
    pace.end(end, true);
  }
  return pace;
}

test('a drawing rests for many times as long as it took', () => {
  const pace = drawn([10, 20], [100, 110]);
  expect(pace.isRested(110 + 200)).toBe(false);
  expect(pace.isRested(110 + 300)).toBe(true);
});

test('what brought the chart itself is not held against the next drawing', () => {
  expect(drawn([10, 500]).isRested(501)).toBe(true);
});

test('none begins while another is under way', () => {
  const pace = drawn([10, 20]);
  pace.begin(1000);
  expect(pace.isRested(9000)).toBe(false);
});
