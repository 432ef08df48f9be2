import type { EngineFailure } from '../../../domain/engine-failure';
import type { MessageKey } from '../../../i18n/use-t';

/** Why the drawings were not taught; the network is as it was. */
export function failureKey({ code }: EngineFailure): MessageKey {
  return code === 'lossNotFinite' ? 'teach.notFinite' : `failure.${code}`;
}
