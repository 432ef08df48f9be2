import { useRef, useState } from 'react';
import { writeTaskResult } from '../../../domain/lesson/task-code';
import { useT } from '../../../i18n/use-t';
import type { OpenTask } from '../../../state/task/open-task';
import { usePage, useTask } from '../../../state/use-page';
import { Button, IconButton } from '../../../ui/button';
import { FileButton } from '../../../ui/file-button';
import { ChevronIcon, CloseIcon } from '../../../ui/icons';
import bar from '../lesson-bar.module.css';
import { useRoomBelow } from '../light';
import { useCopied } from '../use-copied';
import { TaskGoals } from './task-goals';
import { Refused, TaskLocks } from './task-locks';
import styles from './task.module.css';

/** The weights that the teacher handed out beside the link. */
function FileBeside({ id }: { id: string }) {
  const t = useT();
  const page = usePage();
  return (
    <p className={styles.text}>
      {t('task.fileBeside', { name: `task-${id}.cnn.zip` })}{' '}
      <FileButton inputLabel={t('task.fileInput')} onFiles={(files) => void page.share.getState().open(files)}>
        {t('task.openFile')}
      </FileButton>
    </p>
  );
}

function Result({ open }: { open: OpenTask }) {
  const t = useT();
  const { copy, said } = useCopied();
  const code = writeTaskResult(open);
  return (
    <p className={styles.text}>
      {t('learn.codeIs')} <output className={bar.code}>{code}</output>{' '}
      <Button variant="quiet" hint={t('task.codeHint')} onPress={() => copy(code)}>
        {t('learn.copyCode')}
      </Button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}

function Contents({ open }: { open: OpenTask }) {
  const { task, reached, id } = open;
  return (
    <div className={styles.contents}>
      <div className={styles.words}>
        {task.text && <p className={styles.asked}>{task.text}</p>}
        {task.hasFile && <FileBeside id={id} />}
        <TaskLocks open={open} />
      </div>
      <div className={styles.words}>
        {task.goals.length > 0 && <TaskGoals open={open} />}
        {reached.includes(true) && <Result open={open} />}
      </div>
    </div>
  );
}

/** A teacher's task: it stays at the lower edge of the window, as a lesson does, and can be folded to one line. */
export function TaskBar() {
  const t = useT();
  const page = usePage();
  const open = useTask((state) => state.open);
  const [isFolded, setFolded] = useState(false);
  const region = useRef<HTMLElement>(null);
  useRoomBelow(region);
  if (!open) return null;
  const { task, reached, isLifted } = open;
  const [goals, done] = [task.goals.length, reached.filter(Boolean).length];
  const isLocked = task.locks.length > 0 && !isLifted;
  return (
    <section
      ref={region}
      className={bar.bar}
      aria-label={t('task.region')}
      data-goals={goals}
      data-reached={done}
      data-locks={isLocked ? task.locks.join(' ') : ''}
    >
      <div className={bar.head}>
        <h2 className={bar.heading}>{task.title || t('task.untitled')}</h2>
        <span className={bar.count} role="status">
          {goals > 0 && t(done === goals ? 'task.allReached' : 'task.reachedOf', { done, goals })}
        </span>
        <button type="button" className={bar.fold} aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
          <ChevronIcon size={16} /> {t(isFolded ? 'learn.unfold' : 'learn.fold')}
        </button>
        {!isLocked && (
          <IconButton label={t('task.leave')} onPress={() => void page.task.getState().show(null, false)}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
      <Refused />
      {!isFolded && <Contents open={open} />}
    </section>
  );
}
