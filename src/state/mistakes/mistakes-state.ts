/** What the network said to every image of a part of the data, which of these answers are listed, and which image is looked at. */
import type { StateCreator } from 'zustand';
import type { DatasetInfo } from '../../domain/data/datasets';
import type { Damage } from '../../domain/explain/damage';
import type { NetworkSpec } from '../../domain/network/network';
import { countBeforeSplit } from '../../domain/training/validation-split';
import {
  type AnswerFilter,
  answerIndices,
  type AnswerOrder,
  type Cell,
  confusionMatrix,
  type ConfusionMatrix,
  type SplitAnswers,
} from '../../domain/explain/confusion';
import type { Engine } from '../../engine-client/api';
import type { ReadAllArgs, ReadAllProgress } from '../../protocol/inspect';
import type { EngineFailure } from '../../domain/engine-failure';
import { failureOf } from '../engine/failure';
import { isOvertaken, newest } from '../newest';

/** Which weights and data the page works with now. */
export interface Surroundings {
  readonly trainedSteps: number;
  readonly built: NetworkSpec | null;
  /** What they were taught; another object whenever that has changed. */
  readonly taught: object;
  /** Another object whenever the images in the worker are other ones: the edits of an own set keep its id. */
  readonly info: DatasetInfo | null;
  /** The share of the training images that the run kept for validation; null when it kept none of these. */
  readonly validationSplit: number | null;
  /** What is damaged in the network. */
  readonly damage?: Damage;
}

/** Which images are read. `validation` are those that a run kept back from its training images. */
export type Part = 'test' | 'validation' | 'train';

/** The parts that there are. */
export function partsOf(validationSplit: number | null): readonly Part[] {
  return validationSplit === null ? ['test', 'train'] : ['test', 'validation', 'train'];
}

/** Where the images of a part stand. */
export function imagesOfPart(part: Part, { trainCount }: DatasetInfo, validationSplit: number | null): ReadAllArgs {
  if (part === 'test') return { split: 'test' };
  if (validationSplit === null) return { split: 'train' };
  const cut = countBeforeSplit(trainCount, validationSplit);
  const range = part === 'train' ? { from: 0, count: cut } : { from: cut, count: trainCount - cut };
  return { split: 'train', range };
}

export interface ReadingShown {
  readonly answers: SplitAnswers;
  readonly matrix: ConfusionMatrix;
  readonly info: DatasetInfo;
}

/** One image that was read, with what the network said to it. */
export interface ChosenImage {
  /** Its position in the reading. */
  readonly index: number;
  readonly truth: number;
  readonly predicted: number;
  /** height x width x channels bytes. */
  readonly bytes: Uint8Array;
}

export interface MistakesState {
  readonly part: Part;
  readonly reading: ReadingShown | null;
  /** The weights have changed since. */
  readonly isStale: boolean;
  /** How far a reading under way is; null when none is. */
  readonly progress: ReadAllProgress | null;
  readonly failure: EngineFailure | null;
  readonly filter: AnswerFilter;
  readonly order: AnswerOrder;
  /** Positions in the reading of the images that are listed. */
  readonly indices: readonly number[];
  readonly chosen: ChosenImage | null;
  readonly setPart: (part: Part) => void;
  /** Has the network answer to all images of the part. Never rejects: see `failure`. */
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
    const readings = newest();
    let readFor: Surroundings = now();
    /** The data that the reading under way is made on; null until they are there. */
    let askedOn: DatasetInfo | null = null;

    function list(filter: AnswerFilter, order: AnswerOrder): void {
      const { reading } = get();
      set({ filter, order, indices: reading ? answerIndices(reading.answers, filter, order) : [] });
    }

    async function ask(signal: AbortSignal): Promise<void> {
      const info = await loadData();
      if (isOvertaken(signal) || !info) return;
      askedOn = info;
      const surroundings = now();
      const args = imagesOfPart(get().part, info, surroundings.validationSplit);
      const answers = await engine.call('readAll', args, { onProgress: (progress) => set({ progress }), signal });
      readFor = { ...surroundings, trainedSteps: answers.trainedSteps };
      const matrix = confusionMatrix(answers, info.classNames.length);
      set({ reading: { answers, matrix, info }, isStale: false, chosen: null });
      list(get().filter, get().order);
      get().checkFreshness();
    }

    return {
      part: 'test',
      ...nothingRead,
      progress: null,
      failure: null,
      order: 'sure',
      setPart(part) {
        if (part === get().part) return;
        get().stop();
        set({ part, ...nothingRead });
      },
      async read() {
        const signal = readings.begin();
        askedOn = null;
        set({ failure: null, progress: { done: 0, count: 0 } });
        try {
          await ask(signal);
        } catch (error) {
          if (!isOvertaken(signal)) set({ failure: failureOf(error) });
        }
        if (!isOvertaken(signal)) set({ progress: null });
      },
      stop() {
        if (get().progress === null) return;
        readings.end();
        set({ progress: null });
      },
      openCell: ({ truth, predicted }) => list({ truth, predicted, mistakes: false }, get().order),
      openMistakes: () => list(allMistakes, get().order),
      setOrder: (order) => list(get().filter, order),
      choose: (chosen) => set({ chosen }),
      checkFreshness() {
        const { trainedSteps, built, taught, info, validationSplit, damage } = now();
        if (!partsOf(validationSplit).includes(get().part)) get().setPart('test');
        if (askedOn !== null && askedOn !== info) get().stop();
        const { reading, isStale } = get();
        // Positions in the split mean other images now.
        if (reading && info !== reading.info) set(nothingRead);
        else if (
          reading &&
          !isStale &&
          (trainedSteps !== readFor.trainedSteps ||
            built !== readFor.built ||
            taught !== readFor.taught ||
            damage !== readFor.damage)
        )
          set({ isStale: true });
      },
    };
  };
}
