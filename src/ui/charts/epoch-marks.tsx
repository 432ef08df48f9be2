import { useXAxisScale, useYAxisScale } from 'recharts';
import type { Axis, CurveRow } from './curve';
import { RoundMarker, SquareMarker } from './markers';

export interface EpochMarksProps {
  rows: readonly CurveRow[];
  yAxis: Axis;
}

/** The marks at the ends of epochs. The library's own dots would be made for every batch as well, which takes a third of the time. */
export function EpochMarks({ rows, yAxis }: EpochMarksProps) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!x || !y) return null;
  const [low, high] = yAxis.domain;
  const place = (value: number | undefined) =>
    value !== undefined && value >= low && value <= high ? y(value) : undefined;
  return rows
    .filter(({ training }) => training !== undefined)
    .map(({ epoch, training, validation }) => (
      <g key={epoch}>
        <RoundMarker cx={x(epoch)} cy={place(training)} />
        <SquareMarker cx={x(epoch)} cy={place(validation)} />
      </g>
    ));
}
