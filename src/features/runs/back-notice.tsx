import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { usePage, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Toast } from '../../ui/toast';

/** The trained network that came back when the page was opened. */
export function BackNotice() {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const evaluation = useTraining((state) => state.evaluation);
  const actions = (
    <Button hint={t('training.resetHint')} onPress={() => void page.training.getState().resetWeights()}>
      {t('runs.startAfresh')}
    </Button>
  );
  return (
    <Toast tone="info" actions={actions}>
      {evaluation ? t('runs.back', { accuracy: format.percent(evaluation.accuracy) }) : t('runs.backUnmeasured')}
    </Toast>
  );
}
