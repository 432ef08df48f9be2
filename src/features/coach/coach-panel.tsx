import { Suspense } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useFit } from '../../state/network/use-network';
import { useCoach, useTraining } from '../../state/use-page';
import { CheckIcon, InfoIcon } from '../../ui/icons';
import styles from './coach-panel.module.css';

const Findings = late(async () => (await import('./findings')).Findings);

function Quiet() {
  const t = useT();
  const isTrained = useTraining((state) => state.trainedSteps > 0);
  const hasFailed = useTraining((state) => state.failure !== null);
  const { fits } = useFit();
  const isWrong = hasFailed || !fits;
  const isFine = isTrained && !isWrong;
  const Icon = isFine ? CheckIcon : InfoIcon;
  return (
    <p className={styles.quiet}>
      <Icon className={isFine ? styles.fine : undefined} />
      <span>
        <strong>{t('coach.title')}</strong> {t(isWrong ? 'coach.mendFirst' : isFine ? 'coach.fine' : 'coach.waiting')}
      </span>
    </p>
  );
}

/** What a good teacher would say to the run, in one line; opened, with the evidence and with what mends it. */
export function CoachPanel() {
  const t = useT();
  const findings = useCoach((state) => state.findings);
  return (
    <section
      className={styles.coach}
      aria-label={t('coach.label')}
      aria-live="polite"
      aria-atomic={findings.length === 0} // one sentence, that begins with who speaks
      data-findings={findings.length}
    >
      {findings.length === 0 ? (
        <Quiet />
      ) : (
        <Suspense fallback={<Quiet />}>
          <Findings />
        </Suspense>
      )}
    </section>
  );
}
