import { isUnderWay } from '../../../domain/training/training-flow';
import { useT } from '../../../i18n/use-t';
import { useTraining } from '../../../state/use-page';

/** What a control needs that damages the network: while a training is under way it says what to do first. */
export function useBusy(): { readonly isDisabled: boolean; readonly disabledReason: string } {
  const t = useT();
  const isDisabled = useTraining((state) => isUnderWay(state.flow));
  return { isDisabled, disabledReason: t('damage.busy') };
}
