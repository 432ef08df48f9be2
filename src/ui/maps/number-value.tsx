import { memo } from 'react';
import { useFormat } from '../../i18n/format';
import { digitsFor } from './short-number';

export interface NumberValueProps {
  value: number;
  /** What the number is, for programs that read the page: "sum", "bias". */
  name?: string | undefined;
  className?: string | undefined;
  /** At most so many digits after the point, where there is little room. */
  mostDigits?: number;
}

/** A number, short for the eye and exact in `data-value`. */
export const NumberValue = memo(function NumberValue({ value, name, className, mostDigits = 6 }: NumberValueProps) {
  const format = useFormat();
  // 0 times a negative number is -0: nobody wants to read that.
  const text = Number.isFinite(value)
    ? format.number(value + 0, Math.min(mostDigits, digitsFor(value)))
    : String(value);
  return (
    <span className={className} data-number={name} data-value={String(value)} title={String(value)} dir="ltr">
      {text}
    </span>
  );
});
