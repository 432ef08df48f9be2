import { create } from 'zustand';
import { useDrawing } from '../drawing/drawing';
import { engine } from '../engine/engine';
import { createAsker, type Asker } from './asker';
import { createInsideState, forgottenBetween, type InsideState } from './inside-state';
import { useTraining } from '../training/training';
import { useView } from '../session/view';

let asker: Asker | null = null;

/** The page's look inside its network. */
export const useInside = create<InsideState>()(
  createInsideState({
    engine,
    picture: pictureNow,
    hasNetwork: () => useTraining.getState().built !== null,
    painted,
    asker(ask) {
      asker = createAsker({
        ask,
        isTraining: () => useTraining.getState().flow === 'training',
        after(milliseconds, then) {
          const timer = setTimeout(then, milliseconds);
          return () => clearTimeout(timer);
        },
      });
      return asker;
    },
  }),
);

/** Milliseconds after which a page that nobody sees, and that paints nothing, counts as painted. */
const unseen = 200;

function painted(): Promise<number> {
  const begin = performance.now();
  return new Promise((resolve) => {
    const done = () => resolve(performance.now() - begin);
    setTimeout(done, unseen);
    // The first frame has the new elements, the second what was then painted into them.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  });
}

function pictureNow(): Float32Array | null {
  return useInside.getState().pinned ?? useDrawing.getState().image;
}

/** The picture that is looked at: the pinned one, else the drawing. */
export function useInsidePicture(): Float32Array | null {
  const drawn = useDrawing((state) => state.image);
  return useInside((state) => state.pinned) ?? drawn;
}

useDrawing.subscribe(({ image }, before) => {
  // What was wiped away goes at once: it would be taken for what is seen now.
  if (image !== before.image && !useInside.getState().pinned) asker?.need(image === null);
});

useTraining.subscribe((now, before) => {
  const { built, trainedSteps, version, flow } = now;
  const forgotten = forgottenBetween(before, now);
  if (forgotten) useInside.setState(forgotten);
  const isNew = built !== before.built || version !== before.version || trainedSteps !== before.trainedSteps;
  // What a run came to is shown at once when it rests: nothing is slowed down any more.
  const isAtRest = flow !== before.flow && flow !== 'training';
  if ((isNew || isAtRest) && useInside.getState().moment === null) asker?.need(isAtRest);
});

// Whoever leads here from elsewhere has just put a picture into the drawing area: that is what they want to see.
useView.subscribe(({ destination }, before) => {
  const isHere = destination !== null && 'tab' in destination && destination.tab === 'inside';
  if (isHere && destination !== before.destination && useInside.getState().pinned) useInside.getState().pin(null);
});
