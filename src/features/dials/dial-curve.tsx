import { dials, type DialName } from '../../domain/digit/dial-table';
import type { Steady } from '../../domain/digit/dials';
import { alongDial, curvePath } from './curve-path';
import styles from './dials.module.css';

/** How many classes have a line; each with a colour and a dash of its own. */
export const lineCount = 3;
const lines = [styles.first, styles.second, styles.third] as const;

/** How the line of a class looks, beside its name. */
export function LineSample({ rank }: { rank: number }) {
  return (
    <svg className={styles.sample} viewBox="0 0 28 8" aria-hidden="true">
      <path d="M0 4H28" className={lines[rank]} />
    </svg>
  );
}

export interface DialCurveProps {
  name: DialName;
  value: number;
  /** Probabilities of all classes at each point of the dial. */
  curve: readonly (readonly number[])[];
  classes: readonly number[];
  steady: Steady | null;
  /** What is seen, in one sentence. */
  label: string;
}

/** The probabilities of some classes as one dial turns through its range, where it stands now, and how far the reading stays the same. */
export function DialCurve({ name, value, curve, classes, steady, label }: DialCurveProps) {
  const dial = dials[name];
  const [from, to] = steady ? [alongDial(steady.from, dial), alongDial(steady.to, dial)] : [0, 0];
  const at = alongDial(value, dial);
  return (
    <svg className={styles.curve} viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
      {steady && <rect className={styles.steady} x={from} width={to - from} y={0} height={100} />}
      <path className={styles.grid} d="M0 0H100M0 50H100M0 100H100" />
      {classes.map((classIndex, rank) => (
        <path key={classIndex} className={lines[rank]} d={curvePath(curve.map((point) => point[classIndex] ?? 0))} />
      ))}
      <path className={styles.marker} d={`M${at} 0V100`} />
    </svg>
  );
}
