import { useFormat } from '../../../i18n/format';
import { digitsFor } from '../../../ui/maps/short-number';
import styles from './weights-view.module.css';

interface HistogramProps {
  label: string;
  counts: Uint32Array;
  low: number;
  high: number;
}

const size = { width: 200, height: 60 } as const;

/** How many values lie where between the least and the greatest, negative and positive in their colours, with a line between them. */
export function Histogram({ label, counts, low, high }: HistogramProps) {
  const format = useFormat();
  const most = Math.max(1, ...counts);
  const step = size.width / counts.length;
  const number = (value: number) => format.number(value, digitsFor(value));
  return (
    <div dir="ltr">
      <svg className={styles.histogram} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
        {Array.from(counts, (count, index) => {
          const height = count === 0 ? 0 : Math.max(1, (count / most) * size.height);
          const middle = low + ((high - low) * (index + 0.5)) / counts.length;
          return (
            <rect
              key={index}
              x={index * step + 0.5}
              y={size.height - height}
              width={step - 1}
              height={height}
              className={middle < 0 ? styles.below : styles.above}
            />
          );
        })}
        <path className={styles.base} d={`M0 ${size.height}H${size.width}`} />
        {low < 0 && high > 0 && (
          <path className={styles.nought} d={`M${(-low / (high - low)) * size.width} 0v${size.height}`} />
        )}
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{number(low)}</span>
        <span>{number(high)}</span>
      </div>
    </div>
  );
}
