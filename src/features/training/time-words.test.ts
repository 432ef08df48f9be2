import { expect, it } from 'vitest';
import { timeLeft } from './time-words';

it.each([
  [2, 'training.momentsLeft', 0],
  [21, 'training.secondsLeft', 25],
  [89, 'training.secondsLeft', 90],
  [100, 'training.minutesLeft', 2],
  [5000, 'training.minutesLeft', 83],
  [9100, 'training.hoursLeft', 2.5],
])('%d seconds are said as %s of %d', (seconds, key, count) => {
  expect(timeLeft(seconds)).toEqual({ key, count });
});
