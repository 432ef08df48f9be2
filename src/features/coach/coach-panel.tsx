import { useT } from '../../i18n/use-t';
import { useFit } from '../../state/network/use-network';
import { useCoach, useTraining } from '../../state/use-page';
import { Disclosure } from '../../ui/disclosure';
import { CheckIcon, InfoIcon, WarningIcon } from '../../ui/icons';
import styles from './coach-panel.module.css';
import { FindingItem } from './finding-item';
import { useFindingWords } from './finding-words';

/** The most pressing finding in a few words, and how many more there are. */
function Summary() {
  const t = useT();
  const words = useFindingWords();
  const findings = useCoach((state) => state.findings);
  const [first, ...more] = findings;
  if (!first) return null;
  return (
    <span className={styles.summary}>
      <WarningIcon className={styles.warning} />
      <span>
        <strong>{t('coach.title')}</strong> {words(first).title}
        {more.length > 0 && <span className={styles.more}> {t('coach.more', { count: more.length })}</span>}
      </span>
    </span>
  );
}

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
    <section className={styles.coach} aria-label={t('coach.label')} aria-live="polite" data-findings={findings.length}>
      {findings.length === 0 ? (
        <Quiet />
      ) : (
        <Disclosure title={<Summary />}>
          <ul className={styles.list}>
            {findings.map((finding) => (
              <FindingItem key={`${finding.code} ${finding.layerId ?? ''}`} finding={finding} />
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}
