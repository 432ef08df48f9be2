import { useT } from '../../i18n/use-t';
import styles from './lesson-bar.module.css';

const size = { width: 240, height: 72 };

interface CurvePictureProps {
  /** Heights from 0 to 1, one for each epoch. */
  expected: readonly number[];
  /** What the run gave, in any unit; null before it. */
  actual: readonly number[] | null;
}

function points(heights: readonly number[]): string {
  const step = size.width / Math.max(1, heights.length);
  return heights
    .map((height, at) => `${((at + 0.5) * step).toFixed(1)},${(size.height * (1 - height)).toFixed(1)}`)
    .join(' ');
}

/** From the least to the largest: only the form is compared. */
function stretched(values: readonly number[]): number[] {
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (largest > least ? (value - least) / (largest - least) : 0.5));
}

/** The curve that the learner expects, dashed, and the one that the run gave. */
export function CurvePicture({ expected, actual }: CurvePictureProps) {
  const t = useT();
  const hasActual = actual !== null && actual.length > 1;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 -4 ${size.width} ${size.height + 8}`}
      role="img"
      aria-label={t(hasActual ? 'learn.curveBoth' : 'learn.curveExpected')}
    >
      <polyline className={styles.expected} points={points(expected)} />
      {hasActual && <polyline className={styles.actual} points={points(stretched(actual))} />}
    </svg>
  );
}
