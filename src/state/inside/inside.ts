/** The page's look inside its network: what it looks at, and when it asks again. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '../../engine-client/api';
import type { DrawingState } from '../drawing/drawing-state';
import type { Clock } from '../surroundings';
import type { TrainingState } from '../training/training-state';
import { createAsker, type Asker } from './asker';
import { createInsideState } from './inside-slice';
import type { InsideState } from './inside-state';

/** Milliseconds after which maps that do not change any more are put in order: while one draws they come faster. */
export const calm = 400;

export interface InsideSources {
  readonly engine: Engine;
  readonly drawing: StoreApi<DrawingState>;
  readonly training: StoreApi<TrainingState>;
  readonly clock: Clock;
  /** Whether a damage is looked at: what stands where before it stands there after it. */
  readonly isDamaged: () => boolean;
}

export interface Inside {
  readonly inside: StoreApi<InsideState>;
  /** The maps are others. */
  readonly mapsCame: () => void;
  /** There is another drawing. */
  readonly drawn: (image: Float32Array | null) => void;
  /** The run has changed. */
  readonly trained: (now: TrainingState, before: TrainingState) => void;
}

export function createInside({ engine, drawing, training, clock, isDamaged }: InsideSources): Inside {
  let asker: Asker | null = null;
  const inside: StoreApi<InsideState> = createStore(
    createInsideState({
      engine,
      picture: () => inside.getState().pinned ?? drawing.getState().image,
      hasNetwork: () => training.getState().built !== null,
      painted: clock.painted,
      asker(ask) {
        asker = createAsker({ ask, isTraining: () => training.getState().flow === 'training', after });
        return asker;
      },
    }),
  );
  let isEpochOver = false;
  let keep = (): void => undefined;
  return {
    inside,
    mapsCame() {
      const { rank } = inside.getState();
      keep();
      if (isEpochOver) rank();
      else if (training.getState().flow !== 'training' && !isDamaged()) keep = after(calm, rank);
      isEpochOver = false;
    },
    drawn(image) {
      // What was wiped away goes at once: it would be taken for what is seen now.
      if (!inside.getState().pinned) asker?.need(image === null);
    },
    trained(now, before) {
      const { built, trainedSteps, version, flow } = now;
      inside.getState().runChanged(before, now);
      isEpochOver ||= version !== before.version && flow === 'training';
      const isNew = built !== before.built || version !== before.version || trainedSteps !== before.trainedSteps;
      // What a run came to is shown at once when it rests: nothing is slowed down any more.
      const isAtRest = flow !== before.flow && flow !== 'training';
      if ((isNew || isAtRest) && inside.getState().moment === null) asker?.need(isAtRest);
    },
  };
}

function after(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
