/** How the runs of a comparison are told apart: by colour, by dash and by the shape of their marks. */
const colours = 6;
const dashes = ['', '8 5', '2 5', '12 4 2 4', '5 3', '16 6'] as const;
const radius = 5; // px

/** Corners of each mark in units of the radius; the first is a circle. */
const corners: readonly (readonly (readonly [x: number, y: number])[])[] = [
  [],
  [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ], // a square on its corner
  [
    [0, -1.2],
    [1.1, 0.9],
    [-1.1, 0.9],
  ], // a triangle
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ], // a square
  [
    [-1.1, -0.9],
    [1.1, -0.9],
    [0, 1.2],
  ], // a triangle on its tip
  [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, 1.2],
    [-0.4, 1.2],
  ], // a bar
];

export function runColour(index: number): string {
  return `var(--run-${(index % colours) + 1})`;
}

export function runDash(index: number): string {
  return dashes[index % dashes.length] ?? '';
}

interface RunMarkerProps {
  /** The position of the run in the comparison. */
  index: number;
  cx: number | undefined;
  cy: number | undefined;
}

export function RunMarker({ index, cx, cy }: RunMarkerProps) {
  if (cx === undefined || cy === undefined || !Number.isFinite(cy)) return null;
  const shape = corners[index % corners.length] ?? [];
  const paint = { fill: 'var(--surface)', stroke: runColour(index), strokeWidth: 2.5 };
  if (shape.length === 0) return <circle cx={cx} cy={cy} r={radius} {...paint} />;
  return <polygon points={shape.map(([x, y]) => `${cx + x * radius},${cy + y * radius}`).join(' ')} {...paint} />;
}

/** The line and the mark of a run, in the smallest. */
export function RunSample({ index }: { index: number }) {
  return (
    <svg viewBox="0 0 36 16" width="2.25rem" aria-hidden="true">
      <line x1={0} x2={36} y1={8} y2={8} stroke={runColour(index)} strokeWidth={3} strokeDasharray={runDash(index)} />
      <RunMarker index={index} cx={18} cy={8} />
    </svg>
  );
}
