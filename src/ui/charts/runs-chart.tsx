/** Several runs in one chart: each has a colour, a dash and a marker of its own. Imports the charting library; load it lazily. */
import { Line } from 'recharts';
import { ChartFrame, type ChartFrameProps } from './chart-frame';
import { RunMarker, runDash, runColour } from './run-marks';

export interface RunLine {
  readonly id: string;
  readonly points: readonly { readonly epoch: number; readonly value: number }[];
}

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
}

/** One row an epoch, with the value of each line under its position. */
function rowsOf(lines: readonly RunLine[]): Record<string, number>[] {
  const epochs = [...new Set(lines.flatMap(({ points }) => points.map(({ epoch }) => epoch)))].sort((a, b) => a - b);
  const tables = lines.map(({ points }) => new Map(points.map(({ epoch, value }) => [epoch, value])));
  return epochs.map((epoch) => {
    const values = tables.flatMap((table, index) => {
      const value = table.get(epoch);
      return value === undefined ? [] : [[`line${index}`, value] as const];
    });
    return { epoch, ...Object.fromEntries(values) };
  });
}

export function RunsChart({ lines, ...frame }: ChartFrameProps & { lines: readonly RunLine[] }) {
  return (
    <ChartFrame {...frame} rows={rowsOf(lines)}>
      {lines.map(({ id }, index) => (
        <Line
          key={id}
          dataKey={`line${index}`}
          type="linear"
          isAnimationActive={false}
          connectNulls
          activeDot={false}
          stroke={runColour(index)}
          strokeWidth={3}
          strokeDasharray={runDash(index)}
          dot={({ cx, cy }: DotProps) => <RunMarker key={`${id} ${cx ?? ''}`} index={index} cx={cx} cy={cy} />}
        />
      ))}
    </ChartFrame>
  );
}
