import type { ReactNode } from 'react';
import styles from './curve-chart.module.css';
import { RoundMarker, SquareMarker } from './markers';

const [width, height] = [28, 14] as const; // px where letters have their usual size
const middle = { cx: width / 2, cy: height / 2 };
const line = { x1: 0, x2: width, y1: height / 2, y2: height / 2 };

/** How each series is drawn, in the smallest. */
const samples = {
  raw: <line {...line} stroke="var(--series-train-soft)" strokeWidth={2} />,
  smooth: <line {...line} stroke="var(--series-train)" strokeWidth={3} />,
  training: <RoundMarker {...middle} />,
  validation: (
    <>
      <line {...line} stroke="var(--series-validation)" strokeWidth={3} strokeDasharray="7 5" />
      <SquareMarker {...middle} />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type SeriesName = keyof typeof samples;

export interface CurveLegendProps {
  series: readonly { readonly name: SeriesName; readonly label: string }[];
}

/** Names the lines and marks of a curve chart. */
export function CurveLegend({ series }: CurveLegendProps) {
  return (
    <ul className={styles.legend}>
      {series.map(({ name, label }) => (
        <li key={name} className={styles.entry}>
          <svg viewBox={`0 0 ${width} ${height}`} width={`${width / 16}rem`} aria-hidden="true">
            {samples[name]}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
