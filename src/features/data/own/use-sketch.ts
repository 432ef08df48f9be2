import { useMemo, useState } from 'react';
import type { Point, Stroke } from '../../../domain/digit/stroke';
import type { KeyPenActions } from '../../../ui/drawing/use-key-pen';

/** Strokes that are drawn here and leave when they are taken. */
export function useSketch(): { readonly strokes: readonly Stroke[]; readonly actions: KeyPenActions } {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const actions = useMemo(
    (): KeyPenActions => ({
      beginStroke: (point: Point) => setStrokes((before) => [...before, [point]]),
      extendStroke: (points) => setStrokes((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), ...points]]),
      clear: () => setStrokes([]),
      undoStroke: () => setStrokes((before) => before.slice(0, -1)),
    }),
    [],
  );
  return { strokes, actions };
}
