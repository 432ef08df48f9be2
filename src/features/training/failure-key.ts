import type { EngineFailure } from '../../domain/engine-failure';
import { lossCauses } from '../../domain/training/loss-causes';
import type { MessageKey } from '../../i18n/use-t';

/** What happened and what to do about it. */
export function failureKey({ code, detail }: EngineFailure): MessageKey {
  if (code !== 'lossNotFinite') return `failure.${code}`;
  const cause = lossCauses.find((each) => each === detail) ?? 'unknown';
  return `failure.lossNotFinite_${cause}`;
}
