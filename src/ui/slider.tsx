import { useId, type CSSProperties } from 'react';
import field from './field.module.css';
import { useLock } from './locked';
import styles from './slider.module.css';
import { useHint } from './use-hint';

export interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  /** Writes the value for people; plain digits unless given. */
  format?: (value: number) => string;
  hint?: string | undefined;
  isDisabled?: boolean | undefined;
}

/** A value between two limits, where trying matters more than the exact number. */
export function Slider({ label, value, min, max, step, onChange, format = String, hint, isDisabled }: SliderProps) {
  const id = useId();
  const lock = useLock(isDisabled, hint);
  const { describedBy, handlers, tip } = useHint(lock.text, lock.isOff);
  const part = { '--part': max > min ? (value - min) / (max - min) : 0 } as CSSProperties;
  return (
    <div className={field.field} {...handlers}>
      <div className={styles.heading}>
        <label htmlFor={id} className={field.label}>
          {label}
        </label>
        <output htmlFor={id}>{format(value)}</output>
      </div>
      <input
        id={id}
        type="range"
        className={styles.range}
        style={part}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        disabled={lock.isOff}
        aria-valuetext={format(value)}
        aria-describedby={describedBy}
      />
      {tip}
    </div>
  );
}
