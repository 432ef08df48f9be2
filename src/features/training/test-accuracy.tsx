import { isUnderWay } from '../../domain/training/training-flow';
import { datasetName } from '../../i18n/dataset-name';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, useOwnSets, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { ExportRun } from './export-run';
import styles from './training-panel.module.css';

function useWords(): string {
  const t = useT();
  const format = useFormat();
  const evaluation = useTraining((state) => state.evaluation);
  const evaluatedOn = useTraining((state) => state.evaluatedOn);
  const evaluating = useTraining((state) => state.evaluating);
  const dataset = useData((state) => state.dataset);
  const own = useOwnSets((state) => state.heads);
  if (evaluating) {
    const { done, count } = evaluating;
    return t('training.evaluating', { count, done: format.number(done), total: format.number(count) });
  }
  if (!evaluation || !evaluatedOn) return t('training.notEvaluated');
  const { accuracy, loss, count } = evaluation;
  return t(evaluatedOn === dataset ? 'training.evaluated' : 'training.evaluatedElsewhere', {
    accuracy: format.percent(accuracy),
    images: format.number(count),
    data: datasetName(t, evaluatedOn, own),
    loss: format.number(loss, 3),
  });
}

/** How well the network does on images that it never saw: by itself after a run, and whenever asked. */
export function TestAccuracy() {
  const t = useT();
  const words = useWords();
  const accuracy = useTraining((state) => state.evaluation?.accuracy);
  const isUnbuilt = useTraining((state) => state.built === null);
  const isBusy = useTraining((state) => isUnderWay(state.flow) || state.evaluating !== null);
  const evaluate = useTraining((state) => state.evaluate);
  const reason = isBusy ? t('training.evaluateBusy') : t('training.evaluateUnbuilt');
  return (
    <div className={styles.test}>
      <div className={styles.testWords}>
        <span className={styles.testLabel} aria-hidden="true">
          {t('training.testAccuracy')}
        </span>
        <span role="status" aria-label={t('training.testAccuracy')} data-accuracy={accuracy ?? ''}>
          {words}
        </span>
      </div>
      <Button
        hint={t('training.evaluateHint')}
        isDisabled={isUnbuilt || isBusy}
        disabledReason={reason}
        onPress={() => void evaluate()}
      >
        {t('training.evaluate')}
      </Button>
      <ExportRun />
    </div>
  );
}
