import type { EngineFailure } from '../../domain/engine-failure';

/** The message about a failure outside of a training; a loss that is not finite belongs to training and is never why a reading failed. */
export function failureKey({ code }: EngineFailure) {
  return `failure.${code === 'lossNotFinite' ? 'internal' : code}` as const;
}
