import { useLayoutEffect, useState, type RefObject } from 'react';
import type { LayerReading } from '../../domain/network/read-network';
import { useReading } from '../../state/network/use-network';
import { extentsOf, alongOf } from './direction';
import styles from './skip-lines.module.css';
import { skipLanes, type Skip } from './skip-lanes';

const laneWidth = 9;
const bend = 8;
/** From the corner of a layer to the line that ends or begins there. */
const inset = 12;

/** Where the layers lie along the list, in pixels from its beginning. */
interface Extents {
  readonly isDownwards: boolean;
  readonly layers: readonly (readonly [start: number, end: number])[];
}

function measured(list: HTMLElement): Extents {
  const { left, right, top, bottom } = list.getBoundingClientRect();
  const along = alongOf(list);
  const begin = Math.min(along(left, top), along(right, bottom));
  const layers = extentsOf(list).map(([start, end]) => [start - begin, end - begin] as const);
  return { isDownwards: getComputedStyle(list).gridAutoFlow !== 'column', layers };
}

/** Measured anew whenever something grows or shrinks. */
function useExtents(list: RefObject<HTMLElement | null>, isWanted: boolean, layers: unknown): Extents | null {
  const [extents, setExtents] = useState<Extents | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !isWanted) return;
    const measure = (): void => setExtents(measured(element));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const item of element.children) observer.observe(item);
    measure();
    return () => observer.disconnect();
  }, [list, isWanted, layers]);
  return extents;
}

/** The pixels that the lines take beside the list, or above it. */
export function roomForSkips(layers: readonly LayerReading[]): number {
  const lanes = skipLanes(layers).map(({ lane }) => lane);
  return lanes.length === 0 ? 0 : bend + (Math.max(...lanes) + 2) * laneWidth;
}

/** From the end of one layer around those between to the beginning of another. */
function pathOf({ from, to, lane }: Skip, { isDownwards, layers }: Extents, room: number): string | undefined {
  const target = layers[to];
  const source = from < 0 ? ([0, inset] as const) : layers[from];
  if (!target || !source) return undefined;
  const [start, end] = [source[1] - inset, target[0] + inset];
  const out = bend + (lane + 1) * laneWidth;
  const at = (along: number, away: number): string => (isDownwards ? `${away} ${along}` : `${along} ${room - away}`);
  const way = `M${at(start, 0)}L${at(start, out - bend)}Q${at(start, out)} ${at(start + bend, out)}`;
  const back = `L${at(end - bend, out)}Q${at(end, out)} ${at(end, out - bend)}L${at(end, 3)}`;
  return `${way}${back}M${at(end - 4, 7)}L${at(end, 2)}L${at(end + 4, 7)}`;
}

/** The connections that do not come from the layer before, as lines beside the list. The words for them stand in the lines of the layers. */
export function SkipLines({ list }: { list: RefObject<HTMLElement | null> }) {
  const { layers } = useReading();
  const skips = skipLanes(layers);
  const extents = useExtents(list, skips.length > 0, layers);
  if (skips.length === 0) return null;
  const room = roomForSkips(layers);
  return (
    <svg
      className={styles.lines}
      aria-hidden="true"
      focusable="false"
      style={extents?.isDownwards ? { inlineSize: room } : { blockSize: room }}
    >
      {extents && skips.map((skip) => <path key={`${skip.from} ${skip.to}`} d={pathOf(skip, extents, room)} />)}
    </svg>
  );
}
