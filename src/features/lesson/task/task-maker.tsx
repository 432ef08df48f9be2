import { useId, useState } from 'react';
import { isOwn } from '../../../domain/data/datasets';
import { lockIds, taskLimits } from '../../../domain/lesson/task';
import { emptyDraft, type TaskDraft } from '../../../domain/lesson/task-draft';
import { useT } from '../../../i18n/use-t';
import { useData, usePage, useTask } from '../../../state/use-page';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { GoalsForm } from './goals-form';
import { TaskLink } from './task-link';
import styles from './task.module.css';
import { useHasWeights } from './use-has-weights';

interface PartProps {
  draft: TaskDraft;
  change: (part: Partial<TaskDraft>) => void;
}

function Words({ draft, change }: PartProps) {
  const t = useT();
  const id = useId();
  return (
    <>
      <TextField
        label={t('task.title')}
        value={draft.title}
        maxLength={taskLimits.title}
        onCommit={(title) => change({ title: title.trim() })}
      />
      <label htmlFor={id} className={styles.label}>
        {t('task.text')}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={3}
        maxLength={taskLimits.text}
        value={draft.text}
        onChange={({ target }) => change({ text: target.value })}
      />
    </>
  );
}

/** What learners cannot change. */
function LocksForm({ draft, change }: PartProps) {
  const t = useT();
  const isOwnData = useData(({ dataset }) => isOwn(dataset));
  return (
    <fieldset className={styles.part}>
      <legend>{t('task.locks')}</legend>
      <p className={styles.note}>{t('task.locksAbout')}</p>
      {lockIds.map((lock) => (
        <Switch
          key={lock}
          label={t(`task.lock_${lock}`)}
          hint={t(`task.lockHint_${lock}`)}
          isSelected={draft.locks.includes(lock)}
          isDisabled={lock === 'data' && isOwnData}
          onChange={(isOn) =>
            change({ locks: lockIds.filter((id) => (id === lock ? isOn : draft.locks.includes(id))) })
          }
        />
      ))}
      {isOwnData && <p className={styles.note}>{t('task.ownData')}</p>}
    </fieldset>
  );
}

/** What of the page comes along besides the network, its settings and its data set. */
function Along({ draft, change }: PartProps) {
  const t = useT();
  const hasWeights = useHasWeights();
  return (
    <fieldset className={styles.part}>
      <legend>{t('task.along')}</legend>
      <Switch
        label={t('task.takesDrawing')}
        isSelected={draft.takesDrawing}
        onChange={(takesDrawing) => change({ takesDrawing })}
      />
      <Switch
        label={t('task.takesView')}
        isSelected={draft.takesView}
        onChange={(takesView) => change({ takesView })}
      />
      <Switch
        label={t('task.hasFile')}
        hint={t('task.hasFileHint')}
        isSelected={draft.hasFile && hasWeights}
        isDisabled={!hasWeights}
        onChange={(hasFile) => change({ hasFile })}
      />
      {!hasWeights && <p className={styles.note}>{t('task.noWeights')}</p>}
    </fieldset>
  );
}

/** A task made of what is on the page: what is asked for, what is locked, and the link to be handed out. */
export function TaskMaker() {
  const t = useT();
  const page = usePage();
  const draft = useTask((state) => state.draft) ?? emptyDraft;
  const [isLarge, setLarge] = useState(false);
  const change: PartProps['change'] = (part) => page.task.setState({ draft: { ...draft, ...part } });
  const link = <TaskLink draft={draft} isLarge={isLarge} setLarge={setLarge} />;
  if (isLarge) return link;
  return (
    <>
      <p className={styles.text}>{t('task.makeAbout')}</p>
      <div className={styles.maker}>
        <div className={styles.form}>
          <Words draft={draft} change={change} />
          <GoalsForm draft={draft} change={change} />
          <LocksForm draft={draft} change={change} />
          <Along draft={draft} change={change} />
        </div>
        {link}
      </div>
    </>
  );
}
