import { useEffect } from 'react';
import { mapFlags } from '../../../domain/explain/layer-maps';
import { isUnderWay } from '../../../domain/training/training-flow';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useInside, usePage, useTraining } from '../../../state/use-page';
import { CopyReport } from '../../../ui/copy-report';
import { ColourLegend } from '../../../ui/maps/colour-legend';
import { LitWords } from './lit-words';
import styles from './picture-foot.module.css';
import { PixelLights } from './pixel-lights';

/** Dead channels are looked for when nothing trains: that costs a little more than a look at the maps. */
function useHealth(): void {
  const version = useTraining((state) => state.version);
  const isBusy = useTraining((state) => isUnderWay(state.flow));
  const askWeights = useInside((state) => state.askWeights);
  useEffect(() => {
    if (!isBusy) void askWeights();
  }, [version, isBusy, askWeights]);
}

/** Why there are no maps, where that is nobody's doing. */
function Failure() {
  const page = usePage();
  const t = useT();
  const failure = useInside((state) => state.failure);
  if (!failure || failure.code === 'networkMissing' || failure.code === 'crashed') return null;
  return (
    <p className={styles.failure}>
      {t('inside.failed')} <CopyReport report={() => page.engineReport(failure)} />
    </p>
  );
}

/** Which weights the maps come from. */
function Shown() {
  const t = useT();
  const format = useFormat();
  const trainedSteps = useInside((state) => state.trainedSteps);
  const cost = useInside((state) => state.cost);
  return (
    <span
      role="status"
      aria-label={t('inside.steps')}
      aria-live="off"
      className={styles.shown}
      data-trained-steps={trainedSteps ?? ''}
      data-milliseconds={cost}
    >
      {trainedSteps === null ? '' : t('inside.afterSteps', { count: trainedSteps, steps: format.number(trainedSteps) })}
    </span>
  );
}

/** What the colours mean, and which weights they come from. */
export function PictureFoot() {
  useHealth();
  const hasNotFinite = useInside((state) =>
    [...state.maps.values()].some(({ flags }) => flags.includes(mapFlags.notFinite)),
  );
  return (
    <>
      <Failure />
      <div className={styles.foot}>
        <ColourLegend hasNotFinite={hasNotFinite} />
        <Shown />
        <LitWords />
      </div>
      <PixelLights />
    </>
  );
}
