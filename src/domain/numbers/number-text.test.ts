import { describe, expect, test } from 'vitest';
import { formatBytes, formatCount } from './number-text';

describe('numbers as Keras prints them', () => {
  test.each([
    [0, '0.00 B'],
    [64, '64.00 B'],
    [1023, '1023.00 B'],
    [1024, '1.00 KB'],
    [416808, '407.04 KB'],
    [4799528, '4.58 MB'],
    [2 ** 40, '1.00 TB'],
  ])('%d bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('a tie goes to the even digit, as in Python', () => {
    expect(formatBytes(1152)).toBe('1.12 KB'); // 1.125
    expect(formatBytes(1408)).toBe('1.38 KB'); // 1.375
  });

  test('digits stand in groups of three', () => {
    expect(formatCount(0)).toBe('0');
    expect(formatCount(104202)).toBe('104,202');
    expect(formatCount(12345678)).toBe('12,345,678');
  });
});
