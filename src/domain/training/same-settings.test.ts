import { expect, test } from 'vitest';
import { presets } from '../network/presets';
import { isSameSettings } from './same-settings';
import { optimizerWith } from './training';

const { settings } = presets['mnist-dropout-adadelta'];

function turnedRound(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turnedRound(each)]),
  );
}

test('settings are the same in whatever order their parts stand', () => {
  expect(isSameSettings(settings, turnedRound(settings) as typeof settings)).toBe(true);
});

test('another value, also one of the optimizer, makes them others', () => {
  expect(isSameSettings(settings, { ...settings, epochs: 11 })).toBe(false);
  const optimizer = optimizerWith('Adadelta', { rho: 0.9 });
  expect(isSameSettings(settings, { ...settings, optimizer })).toBe(false);
});
