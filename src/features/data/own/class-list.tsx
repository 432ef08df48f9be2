import { longestName } from '../../../domain/data/class-names';
import { fewestClasses, mostClasses, nameProblem, picturesOf, type OwnSet } from '../../../domain/data/own-set';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { usePage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import { TrashIcon } from '../../../ui/icons';
import { TextField } from '../../../ui/text-field';
import styles from './own-set.module.css';

interface ClassListProps {
  set: OwnSet;
  currentId: string;
  onChoose: (id: string) => void;
}

/** Why a class may not be called so. */
function useNameProblem(set: OwnSet): (name: string, exceptId?: string) => string | null {
  const t = useT();
  return (name, exceptId) => {
    const problem = nameProblem(set, name, exceptId);
    return problem && t(problem === 'empty' ? 'own.nameEmpty' : 'own.nameTaken');
  };
}

/** The classes with their counts; the chosen one gets the next pictures. */
export function ClassList({ set, currentId, onChoose }: ClassListProps) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const problemOf = useNameProblem(set);
  const { addClass, renameClass, deleteClass } = page.ownSets.getState();
  const current = set.classes.find(({ id }) => id === currentId);
  return (
    <section className={styles.classes} aria-label={t('own.classes')}>
      <h3 className={styles.title}>{t('own.classes')}</h3>
      <ul className={styles.classList} aria-label={t('own.classes')}>
        {set.classes.map(({ id, name }) => {
          const count = picturesOf(set, id).length;
          return (
            <li key={id}>
              <button
                type="button"
                className={classNames(styles.class, id === currentId && styles.chosen)}
                aria-pressed={id === currentId}
                aria-label={t('own.classWithCount', { name, count })}
                onClick={() => onChoose(id)}
              >
                <span className={styles.className}>{name}</span>
                <span aria-hidden="true">{format.number(count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {set.classes.length < mostClasses && (
        <TextField
          label={t('own.addClass')}
          hint={t('own.addClassHint')}
          value=""
          clears
          maxLength={longestName}
          problem={(name) => problemOf(name)}
          onCommit={addClass}
        />
      )}
      {current && (
        <>
          <TextField
            key={current.id}
            label={t('own.renameClass')}
            value={current.name}
            maxLength={longestName}
            problem={(name) => problemOf(name, current.id)}
            onCommit={(name) => renameClass(current.id, name)}
          />
          <Button
            variant="quiet"
            icon={<TrashIcon />}
            hint={t('own.deleteClassHint')}
            isDisabled={set.classes.length <= fewestClasses}
            disabledReason={t('own.twoClasses')}
            onPress={() => deleteClass(current.id)}
          >
            {t('own.deleteClass', { name: current.name })}
          </Button>
        </>
      )}
    </section>
  );
}
