import type { EngineFailure } from '../../domain/engine-failure';
import { useT } from '../../i18n/use-t';
import { failureKey } from '../../state/engine/failure-key';

/** Why the drawing could not be read, and what to do about it. */
export function PredictionFailure({ failure }: { failure: EngineFailure }) {
  const t = useT();
  return <>{t(failureKey(failure), { detail: failure.detail })}</>;
}
