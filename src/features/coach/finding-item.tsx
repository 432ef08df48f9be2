import type { Finding } from '../../domain/explain/coach';
import { isUnderWay } from '../../domain/training/training-flow';
import { useT } from '../../i18n/use-t';
import { useNetwork, usePage, useTraining } from '../../state/use-page';
import { useIsAnswered } from '../../state/coach/use-is-answered';
import { Button } from '../../ui/button';
import styles from './coach-panel.module.css';
import { useFindingWords } from './finding-words';

/** Findings whose weights are spoilt, so that only fresh ones show what was mended. */
const spoilt: readonly Finding['code'][] = ['learningRateTooHigh', 'deadRelu', 'oneClassTakesAll', 'overfitting'];

/** The one change that helps. */
function MendButton({ finding: { mend } }: { finding: Finding }) {
  const page = usePage();
  const t = useT();
  if (!mend) return null;
  const words =
    mend.kind === 'setSetting'
      ? t(`coach.mend_${mend.name}`, { count: mend.value, value: String(mend.value) })
      : t(`coach.mend_${mend.kind}`);
  return (
    <Button hint={t('coach.mendHint')} onPress={() => page.coach.getState().mend(mend)}>
      {words}
    </Button>
  );
}

/** Against overfitting there is a layer too: Dropout before the last layer, where there is none yet. */
function DropoutButton() {
  const page = usePage();
  const t = useT();
  const layers = useNetwork((state) => state.network.layers);
  if (layers.some(({ kind }) => kind === 'Dropout')) return null;
  return (
    <Button
      hint={t('coach.dropoutHint')}
      onPress={() => page.network.getState().addLayer('Dropout', Math.max(0, layers.length - 1))}
    >
      {t('coach.dropout')}
    </Button>
  );
}

/** What is mended already, and how to see its effect. */
function Answered({ finding: { code } }: { finding: Finding }) {
  const page = usePage();
  const t = useT();
  const canReset = useTraining((state) => !isUnderWay(state.flow) && state.trainedSteps > 0);
  const needsReset = spoilt.includes(code) && canReset;
  return (
    <>
      <p className={styles.answered}>{t(needsReset ? 'coach.answeredReset' : 'coach.answered')}</p>
      {needsReset && (
        <Button hint={t('coach.resetHint')} onPress={() => void page.training.getState().resetWeights()}>
          {t('coach.reset')}
        </Button>
      )}
    </>
  );
}

/** One finding: what was seen, what it means, and what mends it. */
export function FindingItem({ finding }: { finding: Finding }) {
  const words = useFindingWords()(finding);
  const isAnswered = useIsAnswered(finding);
  return (
    <li className={styles.finding} data-finding={finding.code}>
      <p className={styles.findingTitle}>{words.title}</p>
      <p className={styles.detail}>{words.detail}</p>
      <div className={styles.actions}>
        {isAnswered ? <Answered finding={finding} /> : <MendButton finding={finding} />}
        {finding.code === 'overfitting' && <DropoutButton />}
      </div>
    </li>
  );
}
