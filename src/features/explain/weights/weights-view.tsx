import { useEffect } from 'react';
import { isUnderWay } from '../../../domain/training/training-flow';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useInside, useTraining } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useBuilt } from '../../../state/inside/use-built';
import { LayerWeights } from './layer-weights';
import styles from './weights-view.module.css';

/** How the weights of every layer lie, and whether they are healthy. */
export function WeightsView() {
  const t = useT();
  const format = useFormat();
  const built = useBuilt();
  const weights = useInside((state) => state.weights);
  const askWeights = useInside((state) => state.askWeights);
  const version = useTraining((state) => state.version);
  const isBusy = useTraining((state) => isUnderWay(state.flow));
  useEffect(() => {
    // While a training runs it is measured on request only.
    if (!isBusy) void askWeights();
  }, [version, isBusy, askWeights]);
  if (!built) return <Notice tone="info">{t('inside.notBuilt')}</Notice>;
  return (
    <div className={styles.view}>
      <p className={styles.lead}>{t('inside.weightsLead')}</p>
      <div className={styles.actions}>
        <Button hint={t('inside.measureHint')} onPress={() => void askWeights()}>
          {t('inside.measure')}
        </Button>
        {weights && (
          <span className={styles.lead}>
            {t('inside.afterSteps', { count: weights.trainedSteps, steps: format.number(weights.trainedSteps) })}
          </span>
        )}
      </div>
      {weights && (
        <ul className={styles.layers} aria-label={t('inside.weightsOfLayers')}>
          {built.layers.map((layer) => (
            <LayerWeights
              key={layer.id}
              layer={layer}
              variables={weights.variables.filter((variable) => variable.layerId === layer.id)}
              activity={weights.activity.find((one) => one.layerId === layer.id) ?? null}
              trainedSteps={weights.trainedSteps}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
