import { useT } from '../../i18n/use-t';
import { Panel } from '../../ui/panel';
import { ClassProbabilities } from './class-probabilities';
import { PredictionStatus } from './prediction-status';

/** What the network reads in the drawing. */
export function AnswerPanel() {
  const t = useT();
  return (
    <Panel title={t('draw.answer')} isTight>
      <PredictionStatus />
      <ClassProbabilities />
    </Panel>
  );
}
