/** The marks of an epoch's values: round for training, a square on its corner for validation, so that colour is never the only sign. */
interface MarkerProps {
  /** Centre in pixels; nothing is drawn without one. */
  cx: number | undefined;
  cy: number | undefined;
}

const radius = 5; // px

export function RoundMarker({ cx, cy }: MarkerProps) {
  if (cx === undefined || cy === undefined) return null;
  return <circle cx={cx} cy={cy} r={radius} fill="var(--surface)" stroke="var(--series-train)" strokeWidth={2.5} />;
}

export function SquareMarker({ cx, cy }: MarkerProps) {
  if (cx === undefined || cy === undefined) return null;
  const corners = [
    [cx, cy - radius],
    [cx + radius, cy],
    [cx, cy + radius],
    [cx - radius, cy],
  ];
  return <polygon points={corners.join(' ')} fill="var(--series-validation)" stroke="var(--surface)" strokeWidth={1} />;
}
