import { useId, type KeyboardEvent } from 'react';
import { useT } from '../i18n/use-t';
import { classNames } from './class-names';
import field from './field.module.css';
import { MinusIcon, PlusIcon } from './icons';
import { menuStep } from './menu-step';
import styles from './number-field.module.css';
import { useLock } from './locked';
import { TermLink } from './term-link';
import { useHint } from './use-hint';
import { useNumberDraft } from './use-number-draft';

export interface NumberFieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  /** The field takes whole numbers: "5,000" and "5.000" are then five thousand in every language. */
  isWhole: boolean;
  /** Sensible values that the buttons and the arrow keys step through. */
  menu?: readonly number[] | undefined;
  isInvalid?: boolean | undefined;
  errorMessage?: string | undefined;
  hint?: string | undefined;
  /** What the label means, see TermLink. */
  term?: string | undefined;
  isDisabled?: boolean | undefined;
  /** The label before the field instead of above it. */
  isInline?: boolean;
}

interface StepProps {
  label: string;
  target: number | null;
  isDisabled: boolean;
  onStep: (value: number) => void;
  children: React.ReactNode;
}

/** For pointer and touch; the arrow keys do the same in the field, so the buttons stay out of the tab order. */
function Step({ label, target, isDisabled, onStep, children }: StepProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.step}
      aria-label={label}
      disabled={target === null || isDisabled}
      onClick={() => target !== null && onStep(target)}
    >
      {children}
    </button>
  );
}

/** A number that can be typed freely or stepped through a short menu. Values out of range are kept, shown red and explained. */
export function NumberField({
  label,
  value,
  onChange,
  isWhole,
  menu = [],
  isInvalid,
  errorMessage,
  hint,
  term,
  isDisabled,
  isInline,
}: NumberFieldProps) {
  const t = useT();
  const id = useId();
  const errorId = useId();
  const lock = useLock(isDisabled, hint);
  const { describedBy, handlers, tip } = useHint(lock.text, lock.isOff);
  const { text, problem, type, drop } = useNumberDraft(value, isWhole, onChange);
  const [down, up] = [menuStep(menu, value, -1), menuStep(menu, value, 1)];
  const step = (target: number) => {
    drop();
    onChange(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.key === 'ArrowUp' ? up : event.key === 'ArrowDown' ? down : null;
    if (target === null) return;
    event.preventDefault();
    step(target);
  };
  const onBlur = () => {
    handlers.onBlur?.();
    drop();
  };
  const error = problem ?? (isInvalid ? errorMessage : undefined);
  const describes = classNames(error && errorId, describedBy) || undefined;
  return (
    <div className={classNames(field.field, isInline && field.inline)}>
      <label htmlFor={id} className={field.label}>
        <TermLink term={term}>{label}</TermLink>
      </label>
      <div className={classNames(styles.row, menu.length > 0 && styles.stepped)} {...handlers} onBlur={onBlur}>
        {menu.length > 0 && (
          <Step label={t('ui.decrease', { label })} target={down} isDisabled={lock.isOff} onStep={step}>
            <MinusIcon />
          </Step>
        )}
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={field.control}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          disabled={lock.isOff}
          aria-invalid={Boolean(isInvalid) || problem !== null || undefined}
          aria-describedby={describes}
        />
        {menu.length > 0 && (
          <Step label={t('ui.increase', { label })} target={up} isDisabled={lock.isOff} onStep={step}>
            <PlusIcon />
          </Step>
        )}
      </div>
      {error && (
        <p id={errorId} className={field.error}>
          {error}
        </p>
      )}
      {tip}
    </div>
  );
}
