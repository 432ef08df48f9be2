import type { MessageKey } from '../../i18n/use-t';

/** How long something still takes, in the largest unit that says enough: seconds are rounded to 5, minutes up, hours to halves. */
export function timeLeft(seconds: number): { readonly key: MessageKey; readonly count: number } {
  if (seconds < 5) return { key: 'training.momentsLeft', count: 0 };
  if (seconds < 90) return { key: 'training.secondsLeft', count: Math.ceil(seconds / 5) * 5 };
  if (seconds < 5400) return { key: 'training.minutesLeft', count: Math.round(seconds / 60) };
  return { key: 'training.hoursLeft', count: Math.round(seconds / 1800) / 2 };
}
