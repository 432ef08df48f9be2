import { changesOf, type Change } from '../../domain/run/run-record-differences';
import type { RunRecord } from '../../domain/run/run-record';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import styles from './run-list.module.css';
import { useSettingWords } from './setting-words';

/** More than anybody reads. */
const mostShown = 20;

/** What was set anew while the run was trained, or when it was trained on. */
export function RunChanges({ run }: { run: RunRecord }) {
  const t = useT();
  const format = useFormat();
  const words = useSettingWords();
  const changes = changesOf(run).slice(-mostShown);
  if (changes.length === 0) return null;
  const text = ({ step, settings }: Change) => {
    const batch = format.number(step);
    const what = format.list(settings.map(({ name, value }) => `${words.name(name)} ${words.value(value)}`));
    return settings.length === 0 ? t('runs.wentOn', { batch }) : t('runs.changed', { batch, what });
  };
  return (
    <ul className={styles.changes} aria-label={t('runs.changes')}>
      {changes.map((change, index) => (
        <li key={index}>{text(change)}</li>
      ))}
    </ul>
  );
}
