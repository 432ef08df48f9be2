import { create } from 'zustand';
import type { Picture } from '../../domain/digit/picture';
import { bringPicture } from '../../engine-client/picture-client';
import { useData } from '../data/data';
import { useOwnSets } from '../data/own-sets';
import { createDrawingState, type DrawingState } from './drawing-state';
import { engine } from '../engine/engine';
import { useTraining } from '../training/training';

/** The page's drawing area and what the network reads in it. */
export const useDrawing = create<DrawingState>()(
  createDrawingState(engine, () => useTraining.getState().built !== null),
);

/** Brings a picture into the drawing area; false for a file that is none, which leaves the drawing as it is. */
export async function loadPicture(source: Blob | Picture): Promise<boolean> {
  const picture = await bringPicture(source);
  if (picture === 'unreadable') return false;
  useDrawing.getState().showPicture(picture);
  return true;
}

// One watches one's own digit become readable: it is read again whenever the weights have changed.
useTraining.subscribe(({ version }, before) => {
  if (version !== before.version) useDrawing.getState().refresh();
});

/** Of an own set the drawing area takes the form; every other set is made of digits or of what looks like them. */
function followForm(): void {
  const { dataset } = useData.getState();
  const { open } = useOwnSets.getState();
  useDrawing.getState().setForm(open?.id === dataset ? open.form : 'digit');
}
useData.subscribe(({ dataset }, before) => {
  if (dataset !== before.dataset) followForm();
});
useOwnSets.subscribe(({ open }, before) => {
  if (open?.form !== before.open?.form || open?.id !== before.open?.id) followForm();
});
