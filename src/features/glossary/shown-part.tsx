import type { Point, Shown } from '../../domain/glossary/example';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { digitsFor } from '../../ui/maps/short-number';
import { NumberMatrix } from '../../ui/maps/number-matrix';
import styles from './glossary.module.css';

type Of<K extends Shown['kind']> = Extract<Shown, { kind: K }>;

function Grid({ shown: { caption, cells, columns } }: { shown: Of<'grid'> }) {
  const t = useT();
  const bound = cells.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  return (
    <NumberMatrix
      caption={t(`glossary.caption_${caption}`)}
      cells={cells}
      columns={columns}
      bound={bound}
      name={caption}
    />
  );
}

/** Numbers short enough for one line. */
function useShortNumber() {
  const format = useFormat();
  return (value: number) => format.number(value + 0, Math.min(3, digitsFor(value)));
}

function Sum({ shown: { items } }: { shown: Of<'sum'> }) {
  const short = useShortNumber();
  // A negative number behind a sign stands in brackets.
  const numberText = (value: number, at: number) =>
    value < 0 && at > 0 && items[at - 1] !== '=' && items[at - 1] !== '→' && items[at - 1] !== '('
      ? `(${short(value)})`
      : short(value);
  const text = items.map((item, at) => (typeof item === 'number' ? numberText(item, at) : item)).join(' ');
  return (
    <p className={styles.sum} dir="ltr">
      {text}
    </p>
  );
}

function Figure({ shown: { caption, value, as } }: { shown: Of<'figure'> }) {
  const t = useT();
  const format = useFormat();
  const short = useShortNumber();
  return (
    <p className={styles.figure} data-figure={caption} data-value={value}>
      {t(`glossary.caption_${caption}`)} <strong>{as === 'percent' ? format.percent(value, 0) : short(value)}</strong>
    </p>
  );
}

function Bars({ shown: { caption, values, chosen } }: { shown: Of<'bars'> }) {
  const t = useT();
  const format = useFormat();
  return (
    <figure className={styles.bars}>
      <figcaption>{t(`glossary.caption_${caption}`)}</figcaption>
      <ul>
        {values.map((value, at) => (
          <li key={at} data-chosen={at === chosen || undefined}>
            <span className={styles.barText}>
              {t('glossary.bar', { number: at, share: format.percent(value) })}
              {at === chosen && <span className={styles.unseen}>{t('glossary.chosen')}</span>}
            </span>
            <span className={styles.barTrack}>
              <span className={styles.barFill} style={{ inlineSize: `${(100 * value).toFixed(1)}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

const room = { width: 220, height: 120, edge: 8 } as const; // px

/** Where points stand in the picture; y grows upwards. */
function placing(points: readonly Point[]): (point: Point) => Point {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys, 0), Math.max(...ys)];
  return ([x, y]) => [
    room.edge + ((x - left) / (right - left)) * (room.width - 2 * room.edge),
    room.height - room.edge - ((y - low) / (high - low || 1)) * (room.height - 2 * room.edge),
  ];
}

function Curve({ shown: { caption, points, marks } }: { shown: Of<'curve'> }) {
  const t = useT();
  const at = placing(points);
  const line = (some: readonly Point[]) => some.map((point) => at(point).join(',')).join(' ');
  const [, zero] = at([0, 0]);
  return (
    <figure className={styles.curve} dir="ltr">
      <figcaption>{t(`glossary.caption_${caption}`)}</figcaption>
      <svg viewBox={`0 0 ${room.width} ${room.height}`} width={room.width} height={room.height} aria-hidden="true">
        <line x1={0} x2={room.width} y1={zero} y2={zero} className={styles.axis} />
        <polyline points={line(points)} className={styles.line} />
        {marks.length > 1 && <polyline points={line(marks)} className={styles.way} />}
        {marks.map((mark, index) => {
          const [cx, cy] = at(mark);
          return <circle key={index} cx={cx} cy={cy} r={index === marks.length - 1 ? 5 : 3} className={styles.mark} />;
        })}
      </svg>
    </figure>
  );
}

/** One thing that an example shows. */
export function ShownPart({ shown }: { shown: Shown }) {
  switch (shown.kind) {
    case 'grid':
      return <Grid shown={shown} />;
    case 'bars':
      return <Bars shown={shown} />;
    case 'sum':
      return <Sum shown={shown} />;
    case 'figure':
      return <Figure shown={shown} />;
    case 'curve':
      return <Curve shown={shown} />;
  }
}
