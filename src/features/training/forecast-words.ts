import type { Forecast } from '../../domain/training/forecast';
import type { MessageKey } from '../../i18n/use-t';

/** How long a training will take, in the largest unit that says enough. */
export function durationWords(seconds: number): { readonly key: MessageKey; readonly count: number } {
  if (seconds < 90) return { key: 'forecast.seconds', count: Math.max(1, Math.round(seconds)) };
  if (seconds < 5400) return { key: 'forecast.minutes', count: Math.round(seconds / 60) };
  return { key: 'forecast.hours', count: Math.round(seconds / 1800) / 2 };
}

/** Millions of bytes, to two digits. */
export function megabytes({ bytes }: Pick<Forecast, 'bytes'>): number {
  return Math.max(1, Math.round(Number((bytes / 1e6).toPrecision(2))));
}
