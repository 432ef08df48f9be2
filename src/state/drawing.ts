import { create } from 'zustand';
import { createDrawingState, type DrawingState } from './drawing-state';
import { engine } from './engine';
import { useTraining } from './training';

/** The page's drawing area and what the network reads in it. */
export const useDrawing = create<DrawingState>()(createDrawingState(engine));

// One watches one's own digit become readable: it is read again whenever the weights have changed.
useTraining.subscribe(({ version }, before) => {
  if (version !== before.version) useDrawing.getState().refresh();
});
