import { useT } from '../../i18n/use-t';
import { useCoach } from '../../state/use-page';
import { Disclosure } from '../../ui/disclosure';
import { WarningIcon } from '../../ui/icons';
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

/** What was found; opened, with the evidence and with what mends it. */
export function Findings() {
  const findings = useCoach((state) => state.findings);
  return (
    <Disclosure title={<Summary />}>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <FindingItem key={`${finding.code} ${finding.layerId ?? ''}`} finding={finding} />
        ))}
      </ul>
    </Disclosure>
  );
}
