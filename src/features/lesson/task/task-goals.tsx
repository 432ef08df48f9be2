import type { GivenDrawing } from '../../../domain/lesson/goal';
import { classWords } from '../../../i18n/class-words';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import type { OpenTask } from '../../../state/task/open-task';
import { useTask } from '../../../state/use-page';
import { CheckIcon } from '../../../ui/icons';
import { GivenPicture } from './given-picture';
import { useGoalWords } from './goal-words';
import styles from './task.module.css';

/** A drawing of the task, with what the network takes it for now. */
function Given({ drawing }: { drawing: GivenDrawing }) {
  const t = useT();
  const names = classWords(t, useClassNames());
  const label = useTask(({ answers }) => answers.get(drawing) ?? null);
  const name = names[drawing.label] ?? String(drawing.label);
  const isRight = label === drawing.label;
  return (
    <li className={styles.given} data-right={isRight}>
      <GivenPicture drawing={drawing} name={name} />
      <span>
        {label === null
          ? t('task.unread')
          : t(isRight ? 'task.readRight' : 'task.readWrong', { name: names[label] ?? '' })}
      </span>
    </li>
  );
}

/** What is asked for, each with whether it was reached. */
export function TaskGoals({ open: { task, reached } }: { open: OpenTask }) {
  const t = useT();
  const words = useGoalWords();
  return (
    <ul className={styles.goals} aria-label={t('task.goals')}>
      {task.goals.map((goal, at) => (
        <li key={at} data-reached={reached[at] === true}>
          <span className={styles.mark} aria-hidden="true">
            {reached[at] ? <CheckIcon size={16} /> : '○'}
          </span>
          <span className={styles.goal}>
            {words(goal)} <em className={styles.state}>{t(reached[at] ? 'task.reached' : 'task.notYet')}</em>
            {goal.kind === 'readsAll' && (
              <ul className={styles.drawings}>
                {goal.drawings.map((drawing, place) => (
                  <Given key={place} drawing={drawing} />
                ))}
              </ul>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
