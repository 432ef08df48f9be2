/** The marks of an epoch's values: round for training, a square on its corner for validation, so that colour is never the only sign. */
interface MarkerProps {
  cx?: number;
  cy?: number;
  value?: unknown;
}

const radius = 5; // px

export function RoundMarker({ cx, cy, value }: MarkerProps) {
  if (cx === undefined || cy === undefined || typeof value !== 'number') return null;
  return <circle cx={cx} cy={cy} r={radius} fill="var(--surface)" stroke="var(--series-train)" strokeWidth={2.5} />;
}

export function SquareMarker({ cx, cy, value }: MarkerProps) {
  if (cx === undefined || cy === undefined || typeof value !== 'number') return null;
  const corners = [
    [cx, cy - radius],
    [cx + radius, cy],
    [cx, cy + radius],
    [cx - radius, cy],
  ];
  return <polygon points={corners.join(' ')} fill="var(--series-validation)" stroke="var(--surface)" strokeWidth={1} />;
}
