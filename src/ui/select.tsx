import { useId, type ChangeEvent } from 'react';
import { classNames } from './class-names';
import field from './field.module.css';
import styles from './select.module.css';
import { useLock } from './locked';
import { TermLink } from './term-link';
import { useHint } from './use-hint';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly isDisabled?: boolean;
  /** Of the label, where it is not that of the page. */
  readonly language?: string;
}

export interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly SelectOption<T>[];
  onChange: (value: T) => void;
  hint?: string | undefined;
  /** What the label means, see TermLink. */
  term?: string | undefined;
  /** The label is then for screen readers only. */
  hideLabel?: boolean;
  /** Label and value on one line. */
  isInline?: boolean;
  isDisabled?: boolean | undefined;
}

/** One of a few values: the browser's own select, which every device knows how to show. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  term,
  hideLabel,
  isInline,
  isDisabled,
}: SelectProps<T>) {
  const id = useId();
  const lock = useLock(isDisabled, hint);
  const { describedBy, handlers, tip } = useHint(lock.text, lock.isOff);
  const change = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = options[event.target.selectedIndex];
    if (chosen) onChange(chosen.value);
  };
  return (
    <div className={classNames(field.field, isInline && field.inline)}>
      <label htmlFor={id} className={hideLabel ? field.hidden : field.label}>
        <TermLink term={term}>{label}</TermLink>
      </label>
      <select
        {...handlers}
        id={id}
        className={classNames(field.control, styles.select)}
        value={value}
        onChange={change}
        disabled={lock.isOff}
        aria-describedby={describedBy}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled} lang={option.language}>
            {option.label}
          </option>
        ))}
      </select>
      {tip}
    </div>
  );
}
