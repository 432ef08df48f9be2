import { useId, useState } from 'react';
import field from './field.module.css';
import { useLock } from './locked';
import { useHint } from './use-hint';

export interface TextFieldProps {
  label: string;
  value: string;
  /** Told when the user has finished: at Enter, or when the field is left. */
  onCommit: (value: string) => void;
  /** Why a text cannot be taken, in words; such a text is not passed on. */
  problem?: (value: string) => string | null;
  hint?: string | undefined;
  maxLength?: number | undefined;
  /** Empties the field after Enter, for adding one thing after the other. */
  clears?: boolean;
}

/** A short text that takes effect when it is finished. Escape brings the old one back. */
export function TextField({ label, value, onCommit, problem, hint, maxLength, clears }: TextFieldProps) {
  const id = useId();
  const errorId = useId();
  const lock = useLock(false, hint);
  const { describedBy, handlers, tip } = useHint(lock.text, lock.isOff);
  const [draft, setDraft] = useState<string | null>(null);
  const [hasTried, setTried] = useState(false);
  const text = draft ?? value;
  const error = draft === null || draft === value || (clears && !hasTried) ? null : (problem?.(text) ?? null);
  const finish = (isSure: boolean) => {
    if (draft === null || (clears && !isSure)) return;
    if (problem?.(draft)) {
      setTried(true);
      if (!isSure) setDraft(null);
      return;
    }
    if (draft !== value) onCommit(draft);
    setTried(false);
    setDraft(null);
  };
  return (
    <div className={field.field} {...handlers}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        className={field.control}
        value={text}
        maxLength={maxLength}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish(true);
          else if (event.key === 'Escape') setDraft(null);
        }}
        onBlur={() => finish(false)}
        disabled={lock.isOff}
        aria-invalid={error !== null || undefined}
        aria-describedby={[error && errorId, describedBy].filter(Boolean).join(' ') || undefined}
      />
      {error && (
        <p id={errorId} className={field.error}>
          {error}
        </p>
      )}
      {tip}
    </div>
  );
}
