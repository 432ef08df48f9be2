import { describe, expect, test } from 'vitest';
import { choice, defaultsOf, flag, int, isAllowed, number } from './fields';

const fields = {
  size: int(3, 1, 15, [1, 3]),
  rate: number(0.25, 0, 0.9, [0.5]),
  padding: choice('valid', ['valid', 'same']),
  bias: flag(true),
};

test('defaults become one parameter object', () => {
  expect(defaultsOf(fields)).toEqual({ size: 3, rate: 0.25, padding: 'valid', bias: true });
});

describe('a value is allowed', () => {
  test.each([
    ['size', 1],
    ['size', 15],
    ['rate', 0],
    ['rate', 0.9],
    ['padding', 'same'],
    ['bias', false],
  ] as const)('%s = %s', (name, value) => {
    expect(isAllowed(fields[name], value)).toBe(true);
  });
});

describe('a value is not allowed', () => {
  test.each([
    ['size', 0],
    ['size', 16],
    ['size', 2.5],
    ['size', '3'],
    ['size', Number.NaN],
    ['size', undefined],
    ['rate', -0.1],
    ['rate', 0.91],
    ['rate', Number.POSITIVE_INFINITY],
    ['rate', '0.5'],
    ['padding', 'full'],
    ['padding', 0],
    ['bias', 1],
    ['bias', null],
  ] as const)('%s = %s', (name, value) => {
    expect(isAllowed(fields[name], value)).toBe(false);
  });
});
