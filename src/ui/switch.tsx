import { useLockReason } from './locked';
import { useHint } from './use-hint';
import styles from './switch.module.css';

export interface SwitchProps {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  hint?: string | undefined;
  isDisabled?: boolean | undefined;
}

/** On or off, with effect at once. */
export function Switch({ label, isSelected, onChange, hint, isDisabled }: SwitchProps) {
  const locked = useLockReason();
  const isOff = locked !== undefined || isDisabled;
  const { describedBy, handlers, tip } = useHint(locked ?? hint, isOff);
  return (
    <>
      <label className={styles.switch} {...handlers}>
        <input
          type="checkbox"
          role="switch"
          className={styles.input}
          checked={isSelected}
          onChange={(event) => onChange(event.target.checked)}
          disabled={isOff}
          aria-describedby={describedBy}
        />
        <span className={styles.track} aria-hidden="true" />
        <span>{label}</span>
      </label>
      {tip}
    </>
  );
}
