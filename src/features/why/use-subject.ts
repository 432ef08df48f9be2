import { useMemo } from 'react';
import { argMax } from '../../domain/numbers/arg-max';
import { side } from '../../domain/digit/mnist-form';
import type { ChosenImage } from '../../state/mistakes/mistakes-state';
import { useDrawing, useMistakes } from '../../state/use-page';

/** The picture that is asked about. */
export interface Subject {
  /** height x width x channels values from 0 to 1. */
  readonly image: Float32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** The image of the data set that this is; null for the drawing. */
  readonly chosen: ChosenImage | null;
  /** What the network reads in it, where that is known. */
  readonly predicted: number | null;
}

/** The image chosen from the list, or else the drawing; null when nothing is drawn. */
export function useSubject(isDrawing: boolean): Subject | null {
  const chosen = useChosen();
  const drawing = useDrawn();
  return isDrawing || !chosen ? drawing : chosen;
}

function useChosen(): Subject | null {
  const chosen = useMistakes((state) => state.chosen);
  const shape = useMistakes((state) => state.reading?.info.imageShape);
  return useMemo(() => {
    if (!chosen || !shape) return null;
    const [height, width, channels] = shape;
    const image = Float32Array.from(chosen.bytes, (value) => value / 255);
    return { image, height, width, channels, chosen, predicted: chosen.predicted };
  }, [chosen, shape]);
}

function useDrawn(): Subject | null {
  const image = useDrawing((state) => state.image);
  const prediction = useDrawing((state) => state.prediction);
  return useMemo(() => {
    if (!image) return null;
    const predicted = prediction ? argMax(prediction.probabilities) : null;
    return { image, height: side, width: side, channels: 1, chosen: null, predicted };
  }, [image, prediction]);
}
