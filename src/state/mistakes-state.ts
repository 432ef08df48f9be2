/** What the network said to every image of a split, which of these answers are listed, and which image is looked at. */
import type { StateCreator } from 'zustand';
import {
  answerIndices,
  confusionMatrix,
  type AnswerFilter,
  type AnswerOrder,
  type Cell,
  type ConfusionMatrix,
} from '../domain/confusion';
import type { DatasetId, DatasetInfo } from '../domain/datasets';
import type { NetworkSpec } from '../domain/network';
import type { Engine } from '../engine-client/api';
import type { ReadAllProgress, Reading } from '../protocol/inspect';
import type { EngineFailure, Split } from '../protocol/messages';
import { failureOf } from './failure';

/** Which weights and data the page works with now. */
export interface Surroundings {
  readonly trainedSteps: number;
  readonly built: NetworkSpec | null;
  readonly dataset: DatasetId;
}

export interface ReadingShown {
  readonly answers: Reading;
  readonly matrix: ConfusionMatrix;
  readonly info: DatasetInfo;
}

/** One image of the split, with what the network said to it. */
export interface ChosenImage {
  /** Its position in the split. */
  readonly index: number;
  readonly split: Split;
  readonly truth: number;
  readonly predicted: number;
  /** height x width x channels bytes. */
  readonly bytes: Uint8Array;
}

export interface MistakesState {
  readonly split: Split;
  readonly reading: ReadingShown | null;
  /** The weights have changed since. */
  readonly isStale: boolean;
  /** How far a reading under way is; null when none is. */
  readonly progress: ReadAllProgress | null;
  readonly failure: EngineFailure | null;
  readonly filter: AnswerFilter;
  readonly order: AnswerOrder;
  /** Positions in the split of the images that are listed. */
  readonly indices: readonly number[];
  readonly chosen: ChosenImage | null;
  readonly setSplit: (split: Split) => void;
  /** Has the network answer to all images of the split. Never rejects: see `failure`. */
  readonly read: () => Promise<void>;
  readonly stop: () => void;
  readonly openCell: (cell: Cell) => void;
  readonly openMistakes: () => void;
  readonly setOrder: (order: AnswerOrder) => void;
  readonly choose: (image: ChosenImage | null) => void;
  /** Compares the reading with the weights and the data of now. */
  readonly checkFreshness: () => void;
}

const allMistakes: AnswerFilter = { truth: null, predicted: null, mistakes: true };
const nothingRead = { reading: null, isStale: false, filter: allMistakes, indices: [], chosen: null } as const;

export interface MistakesSources {
  readonly engine: Engine;
  readonly now: () => Surroundings;
  /** Waits until the data are in the worker; null when they cannot be had. */
  readonly loadData: () => Promise<DatasetInfo | null>;
}

export function createMistakesState({ engine, now, loadData }: MistakesSources): StateCreator<MistakesState> {
  return (set, get) => {
    /** Grows with every reading, so that an overtaken one is known as such. */
    let current = 0;
    let readFor: Surroundings = now();

    function list(filter: AnswerFilter, order: AnswerOrder): void {
      const { reading } = get();
      set({ filter, order, indices: reading ? answerIndices(reading.answers, filter, order) : [] });
    }

    async function ask(ours: number): Promise<void> {
      const info = await loadData();
      if (ours !== current || !info) return;
      const surroundings = now();
      const answers = await engine.call('readAll', { split: get().split }, (progress) => {
        if (ours === current) set({ progress });
      });
      if (ours !== current || !answers) return;
      readFor = { ...surroundings, trainedSteps: answers.trainedSteps };
      const matrix = confusionMatrix(answers, info.classNames.length);
      set({ reading: { answers, matrix, info }, isStale: false, chosen: null });
      list(get().filter, get().order);
      get().checkFreshness();
    }

    return {
      split: 'test',
      ...nothingRead,
      progress: null,
      failure: null,
      order: 'sure',
      setSplit(split) {
        if (split === get().split) return;
        get().stop();
        set({ split, ...nothingRead });
      },
      async read() {
        const ours = ++current;
        set({ failure: null, progress: { done: 0, count: 0 } });
        try {
          await ask(ours);
        } catch (error) {
          if (ours === current) set({ failure: failureOf(error) });
        }
        if (ours === current) set({ progress: null });
      },
      stop() {
        if (get().progress === null) return;
        current++;
        set({ progress: null });
        void engine.call('stopReading', {}).catch(() => undefined);
      },
      openCell: ({ truth, predicted }) => list({ truth, predicted, mistakes: false }, get().order),
      openMistakes: () => list(allMistakes, get().order),
      setOrder: (order) => list(get().filter, order),
      choose: (chosen) => set({ chosen }),
      checkFreshness() {
        const { reading, isStale } = get();
        const { trainedSteps, built, dataset } = now();
        // Positions in the split mean other images now.
        if (reading && dataset !== reading.info.id) set(nothingRead);
        else if (reading && !isStale && (trainedSteps !== readFor.trainedSteps || built !== readFor.built))
          set({ isStale: true });
      },
    };
  };
}
