import { useId, useState } from 'react';
import type { RunRecord } from '../../domain/run/run-record';
import { useT } from '../../i18n/use-t';
import { useRuns } from '../../state/use-page';
import { ChevronIcon } from '../../ui/icons';
import { NameField } from './name-field';
import { RunActions } from './run-actions';
import { RunChanges } from './run-changes';
import { RunFacts } from './run-facts';
import styles from './run-list.module.css';
import { useRunWords } from './run-words';
import { Thumbnail } from './thumbnail';

interface RunItemProps {
  run: RunRecord;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}

/** One run: its figures at a glance; its name opens what can be done with it. */
export function RunItem({ run, isSelected, onSelect }: RunItemProps) {
  const t = useT();
  const words = useRunWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isCurrent = useRuns((state) => state.currentId === run.id);
  const name = words.name(run);
  return (
    <li className={styles.item} data-run-state={run.state}>
      <div className={styles.row}>
        <label className={styles.check}>
          <input
            type="checkbox"
            aria-label={t('runs.select', { name, date: words.date(run.createdAt) })}
            checked={isSelected}
            onChange={(event) => onSelect(event.target.checked)}
          />
        </label>
        <Thumbnail run={run} />
        <div className={styles.heading}>
          <button
            type="button"
            className={styles.name}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronIcon className={styles.chevron} />
            <span>{name}</span>
          </button>
          <span className={styles.state}>{words.date(run.createdAt)}</span>
          <span className={styles.state}>
            {t(`runs.state_${run.state}`)}
            {isCurrent && ` · ${t('runs.current')}`}
          </span>
        </div>
        <RunFacts run={run} />
      </div>
      <div id={id} hidden={!isOpen} className={styles.details}>
        <NameField run={run} />
        <RunChanges run={run} />
        {run.arithmetic && <p className={styles.hint}>{t(`runs.repeat_${run.arithmetic}`)}</p>}
        <RunActions run={run} />
      </div>
    </li>
  );
}
