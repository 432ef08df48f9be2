import { useLayoutEffect, useState, type RefObject } from 'react';
import type { LayerReading } from '../../domain/network/read-network';
import { useReading } from '../../state/network/use-network';
import styles from './skip-lines.module.css';
import { skipLanes, type Skip } from './skip-lanes';

const laneWidth = 9;
const bend = 8;

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

/** Where each layer's card lies in the list, in pixels; measured anew whenever something grows or shrinks. */
function useEdges(list: RefObject<HTMLElement | null>, isWanted: boolean, layers: unknown): readonly Edges[] {
  const [edges, setEdges] = useState<readonly Edges[]>([]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !isWanted) return;
    const measure = (): void =>
      setEdges(
        [...element.children].map((item) => {
          const { offsetTop, offsetHeight } = item as HTMLElement;
          return { top: offsetTop + bend, bottom: offsetTop + offsetHeight };
        }),
      );
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const item of element.children) observer.observe(item);
    measure();
    return () => observer.disconnect();
  }, [list, isWanted, layers]);
  return edges;
}

/** The pixels that the lines take beside the list. */
export function roomForSkips(layers: readonly LayerReading[]): number {
  const lanes = skipLanes(layers).map(({ lane }) => lane);
  return lanes.length === 0 ? 0 : bend + (Math.max(...lanes) + 2) * laneWidth;
}

/** From the foot of one layer around those between to the head of another. */
function pathOf({ from, to, lane }: Skip, edges: readonly Edges[]): string | null {
  const target = edges[to];
  const source = from < 0 ? { bottom: 0 } : edges[from];
  if (!target || !source) return null;
  const out = bend + (lane + 1) * laneWidth;
  const [start, end] = [source.bottom - bend / 2, target.top + bend];
  return `M0 ${start}h${out - bend}q${bend} 0 ${bend} ${bend}V${end - bend}q0 ${bend} ${-bend} ${bend}H4m4 -4l-5 4l5 4`;
}

/** The connections that do not come from the layer before, as lines beside the list. The words for them stand in the lines of the layers. */
export function SkipLines({ list }: { list: RefObject<HTMLElement | null> }) {
  const { layers } = useReading();
  const skips = skipLanes(layers);
  const edges = useEdges(list, skips.length > 0, layers);
  if (skips.length === 0) return null;
  const width = roomForSkips(layers);
  return (
    <svg className={styles.lines} aria-hidden="true" focusable="false" style={{ inlineSize: width }}>
      {skips.map((skip) => (
        <path key={`${skip.from} ${skip.to}`} d={pathOf(skip, edges) ?? ''} />
      ))}
    </svg>
  );
}
