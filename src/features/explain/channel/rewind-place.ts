import type { Moment } from '../../../domain/run/moment';

/** Where the slider over the moments stands: at its right end for the weights of now, else at the remembered moment that the worker answers with, the nearest one. */
export function rewindPlace(moments: readonly Moment[], moment: number | null): number {
  if (moment === null || moments.length === 0) return moments.length;
  const away = moments.map(({ step }) => Math.abs(step - moment));
  return away.indexOf(Math.min(...away));
}
