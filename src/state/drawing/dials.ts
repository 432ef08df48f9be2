import { create } from 'zustand';
import { side } from '../../domain/digit/mnist-form';
import { createDialsState, type DialsState } from './dials-state';
import { useDrawing } from './drawing';
import { engine } from '../engine/engine';
import { useTraining } from '../training/training';

/** The dials on the page's drawing. */
export const useDials = create<DialsState>()(createDialsState(engine));

const showDrawing = (image: Float32Array | null) =>
  useDials.getState().setDrawing(image && { width: side, height: side, values: image });

showDrawing(useDrawing.getState().image);
useDrawing.subscribe(({ image }, before) => {
  if (image !== before.image) showDrawing(image);
});
useTraining.subscribe(({ version }, before) => {
  if (version !== before.version) useDials.getState().refresh();
});
