import { labProblem, type LabGrid, type LabProblem, type LabWindow } from '../../../domain/explain/lab';
import { useT } from '../../../i18n/use-t';
import { NumberField } from '../../../ui/number-field';
import styles from './laboratory.module.css';

type Field = keyof LabWindow;

/** Which field turns red for a problem. */
const fieldOf: Readonly<Record<LabProblem['code'], Field>> = {
  sizeTooSmall: 'size',
  windowTooLarge: 'size',
  strideTooSmall: 'stride',
  strideTooLarge: 'stride',
  leftOver: 'stride',
  paddingNegative: 'padding',
  paddingTooLarge: 'padding',
};

interface WindowFieldsProps {
  picture: LabGrid;
  window: LabWindow;
  onChange: (window: LabWindow) => void;
  /** Fields that can be changed here. */
  fields: readonly Field[];
}

const menus: Readonly<Record<Field, readonly number[]>> = {
  size: [1, 2, 3, 4, 5, 6],
  stride: [1, 2, 3],
  padding: [0, 1, 2],
};

/** Size, stride and padding of a window. Nothing is forbidden: what does not work turns red and says why. */
export function WindowFields({ picture, window, onChange, fields }: WindowFieldsProps) {
  const t = useT();
  const problem = labProblem(picture, window);
  const words = problem && t(`lab.problem_${problem.code}`, { ...problem.values });
  return (
    <div className={styles.fields}>
      {fields.map((field) => {
        const isWrong = problem !== null && !problem.isWarning && fieldOf[problem.code] === field;
        return (
          <div key={field} className={styles.fieldBox}>
            <NumberField
              label={t(`lab.${field}`)}
              hint={t(`lab.${field}Hint`)}
              isWhole
              value={window[field]}
              menu={menus[field]}
              isInvalid={isWrong}
              errorMessage={words ?? undefined}
              onChange={(value) => onChange({ ...window, [field]: value })}
            />
          </div>
        );
      })}
      {problem?.isWarning && <p className={styles.warning}>{words}</p>}
    </div>
  );
}
