import { extentOf, thinOut } from '../../domain/run/decimate';
import type { RunRecord } from '../../domain/run/run-record';
import styles from './run-list.module.css';

const width = 96; // px
const height = 36; // px
const mostPoints = 48;
const inset = 3; // px

type Place = readonly [time: number, value: number];

/** The ends of epochs, or the batches while there is not more than one epoch. */
function placesOf({ epochs, batches }: RunRecord): { training: Place[]; validation: Place[] } {
  if (epochs.length < 2) return { training: batches.map(({ epoch, loss }) => [epoch, loss]), validation: [] };
  return {
    training: epochs.map(({ epoch, loss }) => [epoch, loss]),
    validation: epochs.flatMap(({ epoch, valLoss }) => (valLoss === null ? [] : [[epoch, valLoss] as const])),
  };
}

function isFinitePlace([, value]: Place): boolean {
  return Number.isFinite(value);
}

/** The loss of a run as a small curve: training solid, validation dashed. For the eye only; the numbers stand beside it. */
export function Thumbnail({ run }: { run: RunRecord }) {
  const { training, validation } = placesOf(run);
  const all = [...training, ...validation].filter(isFinitePlace);
  const [first, last] = extentOf(all.map(([time]) => time));
  const most = Math.max(extentOf(all.map(([, value]) => value))[1], 1e-9);
  const x = (time: number) => inset + ((time - first) / Math.max(last - first, 1e-9)) * (width - 2 * inset);
  const y = (value: number) => height - inset - (value / most) * (height - 2 * inset);
  const line = (places: readonly Place[]) =>
    thinOut(places.filter(isFinitePlace), mostPoints)
      .map(([time, value]) => `${x(time).toFixed(1)},${y(value).toFixed(1)}`)
      .join(' ');
  return (
    <svg
      className={styles.thumbnail}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      {all.length > 1 && (
        <>
          <polyline points={line(training)} fill="none" stroke="var(--series-train)" strokeWidth={2} />
          <polyline
            points={line(validation)}
            fill="none"
            stroke="var(--series-validation)"
            strokeWidth={2}
            strokeDasharray="4 3"
          />
        </>
      )}
    </svg>
  );
}
