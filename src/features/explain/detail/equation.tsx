import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t';
import { classNames } from '../../../ui/class-names';
import { CheckIcon, WarningIcon } from '../../../ui/icons';
import { NumberValue } from '../../../ui/maps/number-value';
import { agrees } from './agreement';
import styles from './equation.module.css';

export interface Term {
  /** For programs that read the page. */
  readonly name: string;
  readonly label: string;
  readonly value: number;
  /** What stands before it: "+", "=", an activation's name. */
  readonly sign?: ReactNode;
  readonly isResult?: boolean;
}

interface EquationProps {
  terms: readonly Term[];
  /** What the network itself computed. */
  own: number;
  /** Sizes that were added up, to judge rounding by. */
  magnitude?: number;
}

/** A calculation from left to right, each number with its name below it, and whether the network's own number is the same. */
export function Equation({ terms, own, magnitude }: EquationProps) {
  const t = useT();
  const result = terms.at(-1)?.value ?? NaN;
  const isSame = agrees(result, own, magnitude);
  return (
    <div className={styles.equation} role="group" aria-label={t('inside.calculation')}>
      <ul className={styles.terms} dir="ltr">
        {terms.map(({ name, label, value, sign, isResult }) => (
          <li key={name} className={styles.term}>
            {sign && <span className={styles.sign}>{sign}</span>}
            <div className={classNames(styles.chip, isResult && styles.result)}>
              <span className={styles.value}>
                <NumberValue value={value} name={name} />
              </span>
              <span className={styles.label}>{label}</span>
            </div>
          </li>
        ))}
      </ul>
      <p className={classNames(styles.own, isSame ? styles.same : styles.differs)} data-agrees={isSame}>
        {isSame ? <CheckIcon /> : <WarningIcon />}
        <span>
          {t(isSame ? 'inside.agrees' : 'inside.differs')} <NumberValue value={own} name="network" />
        </span>
      </p>
    </div>
  );
}
