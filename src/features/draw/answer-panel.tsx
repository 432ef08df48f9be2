import { Suspense } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useDrawing } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { ClassProbabilities } from './class-probabilities';
import styles from './draw-panel.module.css';
import { PredictionStatus } from './prediction-status';

const TeachBar = late(async () => (await import('./teach/teach-bar')).TeachBar);

/** What the network reads in the drawing, and whether that is right. */
export function AnswerPanel() {
  const t = useT();
  const isTrained = useDrawing(({ prediction }) => prediction !== null && prediction.trainedSteps > 0);
  return (
    <Panel title={t('draw.answer')} isTight>
      <PredictionStatus />
      <ClassProbabilities />
      <div className={styles.teach}>
        <Suspense>{isTrained && <TeachBar />}</Suspense>
      </div>
    </Panel>
  );
}
