import { useLock } from './locked';
import { TermMark } from './term-link';
import { useHint } from './use-hint';
import styles from './switch.module.css';

export interface SwitchProps {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  hint?: string | undefined;
  /** What the label means, see TermMark. */
  term?: string | undefined;
  isDisabled?: boolean | undefined;
}

/** On or off, with effect at once. */
export function Switch({ label, isSelected, onChange, hint, term, isDisabled }: SwitchProps) {
  const lock = useLock(isDisabled, hint);
  const { describedBy, handlers, tip } = useHint(lock.text, lock.isOff);
  const control = (
    <label className={styles.switch} {...handlers}>
      <input
        type="checkbox"
        role="switch"
        className={styles.input}
        checked={isSelected}
        onChange={(event) => onChange(event.target.checked)}
        disabled={lock.isOff}
        aria-describedby={describedBy}
      />
      <span className={styles.track} aria-hidden="true" />
      <span>{label}</span>
    </label>
  );
  return (
    <>
      {term ? (
        <span className={styles.explained}>
          {control}
          <TermMark term={term} words={label} />
        </span>
      ) : (
        control
      )}
      {tip}
    </>
  );
}
