/** The learner's named drawings of the chosen data set, and what teaching them came to. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  drawingsOf,
  findDrawing,
  labelledDrawings,
  pixelsOf,
  withDrawing,
  type OwnDrawing,
} from '../../domain/digit/own-drawings';
import { likeliest, type Reading } from '../../domain/explain/prediction';
import type { EngineFailure } from '../../domain/engine-failure';
import type { Evaluation } from '../../domain/training/metrics';
import type { TaughtReading, TeachProgress, TeachResult } from '../../protocol/teach';
import type { DataState } from '../data/data-state';
import type { DrawingState } from '../drawing/drawing-state';
import { failureOf } from '../engine/failure';
import type { SmallStorage } from '../surroundings';
import type { TrainingCore } from '../training/training-core';
import { TrainingTeaching } from '../training/training-teaching';
import { DrawingsKeeper } from './drawings-keeper';

export interface TaughtDrawing {
  readonly id: string;
  readonly label: number;
  readonly before: Reading;
  readonly after: Reading;
}
export interface Taught {
  readonly drawings: readonly TaughtDrawing[];
  /** On the test images of the data set. */
  readonly testBefore: Evaluation;
  readonly testAfter: Evaluation;
}

export interface TeachState {
  readonly drawings: readonly OwnDrawing[];
  /** False where they will be gone after a reload. */
  readonly isKept: boolean;
  /** How far a teaching is; null when none is under way. */
  readonly progress: TeachProgress | null;
  readonly taught: Taught | null;
  readonly failure: EngineFailure | null;
  /** Says what the drawing in the drawing area shows; null says nothing of it. */
  readonly name: (name: string | null) => void;
  readonly remove: (id: string) => void;
  /** Never rejects: see `failure`. */
  readonly teach: () => Promise<void>;
  readonly cancel: () => void;
  /** Never rejects: see `failure`. */
  readonly undo: () => Promise<void>;
  /** A data set is gone, and what was drawn for it. */
  readonly forget: (set: string) => void;
  /** All drawings, of every data set. */
  readonly forgetAll: () => void;
  /** Another data set is chosen. */
  readonly setChanged: () => void;
  /** What a teaching came to is of weights that are in use no more. */
  readonly untaught: () => void;
  /** A training has begun or ended. */
  readonly trained: () => void;
}

export interface TeachSources {
  readonly data: StoreApi<DataState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly core: TrainingCore;
  readonly local: SmallStorage | null;
  readonly newId: () => string;
}

export function createTeachState({ data, drawing, core, local, newId }: TeachSources): StoreApi<TeachState> {
  const keeper = new DrawingsKeeper(local);
  const teaching = new TrainingTeaching(core);
  const present = () => drawingsOf(data.getState().dataset);
  let cancelled = new AbortController();

  return createStore<TeachState>()((set, get) => {
    function change(edit: (drawings: readonly OwnDrawing[]) => readonly OwnDrawing[]): void {
      const drawings = edit(keeper.load(present()));
      set({ isKept: keeper.keep(present(), drawings), drawings });
    }
    /** Weights are exchanged one at a time; what fails is told. */
    async function attempt(work: () => Promise<void>): Promise<void> {
      set({ failure: null });
      try {
        await work();
      } catch (error) {
        set({ failure: failureOf(error) });
      } finally {
        set({ progress: null });
      }
    }
    return {
      drawings: keeper.load(present()),
      isKept: true,
      progress: null,
      taught: null,
      failure: null,
      name(name) {
        const { image, sample } = drawing.getState();
        if (!image || sample) return;
        const pixels = pixelsOf(image);
        const known = findDrawing(get().drawings, pixels);
        if (name !== null) change((all) => withDrawing(all, { id: newId(), name, pixels }));
        else if (known) get().remove(known.id);
      },
      remove: (id) => change((all) => all.filter((each) => each.id !== id)),
      async teach() {
        const { info } = data.getState();
        if (!info || get().progress) return;
        const { images, labels, known } = labelledDrawings(get().drawings, info.classNames);
        cancelled = new AbortController();
        set({ progress: { step: 0, steps: 1 } });
        await attempt(async () => {
          const onProgress = (progress: TeachProgress) => set({ progress });
          const result = await teaching.teach({ images, labels }, onProgress, cancelled.signal);
          if (result) set({ taught: taughtOf(result, known, labels) });
        });
      },
      cancel: () => cancelled.abort(),
      async undo() {
        await attempt(() => teaching.undo());
      },
      forget: (gone) => keeper.forget(gone),
      forgetAll() {
        keeper.forgetAll();
        set({ drawings: [], taught: null });
      },
      setChanged() {
        get().cancel();
        set({ drawings: keeper.load(present()), taught: null, failure: null });
      },
      untaught: () => set({ taught: null }),
      trained: () => set({ failure: null }),
    };
  });
}

function taughtOf({ classes, before, after }: TeachResult, known: readonly OwnDrawing[], labels: Uint8Array): Taught {
  const drawings = known.map(({ id }, at): TaughtDrawing => {
    return { id, label: labels[at] ?? 0, before: readAt(before, classes, at), after: readAt(after, classes, at) };
  });
  return { drawings, testBefore: before.test, testAfter: after.test };
}

/** Where the numbers are none. */
const unread: Reading = { label: -1, share: 0 };

function readAt({ probabilities }: TaughtReading, classes: number, at: number): Reading {
  return likeliest(probabilities.subarray(at * classes, (at + 1) * classes)) ?? unread;
}
