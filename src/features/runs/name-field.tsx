import { useId, useState } from 'react';
import { longestRunName, type RunRecord } from '../../domain/run/run-record';
import { useT } from '../../i18n/use-t';
import styles from './run-list.module.css';
import { useRunWords } from './run-words';
import { useRuns } from '../../state/use-page';

/** Renames a run; kept when the field is left or Enter is pressed, taken back by Escape. */
export function NameField({ run }: { run: RunRecord }) {
  const t = useT();
  const words = useRunWords();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useRuns((state) => state.rename);
  const keep = () => {
    if (draft !== null && draft.trim() !== run.name) void rename(run.id, draft);
    setDraft(null);
  };
  return (
    <div className={styles.nameField}>
      <label htmlFor={id}>{t('runs.name')}</label>
      <input
        id={id}
        type="text"
        maxLength={longestRunName}
        value={draft ?? run.name}
        placeholder={words.name(run)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    </div>
  );
}
