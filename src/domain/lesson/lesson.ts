/** What a lesson is: steps with words (by keys), a question to be answered before the answer shows, and a goal that the page itself checks. */
import type { ExplainView, LowerTab } from './place';
import type { Goal } from './goal';
import type { PresetId } from '../network/presets';
import type { TrainingSettings } from '../training/training';

export const lessonIds = [
  'kernel',
  'pooling',
  'convnet',
  'overfitting',
  'channels',
  'sound',
  'files',
  'damage',
] as const;
export type LessonId = (typeof lessonIds)[number];

/** What the page is brought to before a step: a preset, with settings of its own. A trained network stays until the next training. */
export interface LessonSetUp {
  readonly preset: PresetId;
  readonly settings?: Partial<Pick<TrainingSettings, 'epochs' | 'batchSize' | 'learningRate'>>;
}

/** What is lit up on the page: a part of it, a layer of the lesson's preset by its id, or a tab. */
export type LookAt =
  | { readonly part: 'draw' | 'answer' | 'training' | 'network' }
  | { readonly layer: string }
  | { readonly tab: LowerTab; readonly explains?: ExplainView };

export const inLaboratory: LookAt = { tab: 'explain', explains: 'laboratory' };

/** Of `choices` answers, `answer` (from 0) is right. */
export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly choices: number;
  readonly answer: number;
}

export interface NumberQuestion {
  readonly kind: 'number';
  /** `turn`: the epoch at which the validation loss of the present run was least. */
  readonly answer: number | 'turn';
  /** How far off still counts. */
  readonly within?: number;
}

/** A curve drawn by hand, a point for each epoch from 1; nothing about it is right or wrong until a run shows it. */
export interface CurveQuestion {
  readonly kind: 'curve';
  readonly of: 'valLoss' | 'valAccuracy';
  readonly epochs: number;
}

export type Question = ChoiceQuestion | NumberQuestion | CurveQuestion;

export interface LessonStep {
  /** Unlike that of any other step of the lesson; it lies in stored progress and never changes. */
  readonly id: string;
  readonly setUp?: LessonSetUp;
  readonly lookAt?: LookAt;
  readonly question?: Question;
  readonly goal?: Goal;
  /** How many hints there are, one after the other: at most 3. */
  readonly hints?: number;
  /** The step whose drawn curve is shown beside what the run gave. */
  readonly reveals?: string;
}

export interface Lesson {
  readonly id: LessonId;
  /** For a learner who reads and tries everything. */
  readonly minutes: number;
  readonly setUp: LessonSetUp;
  /** Asked before and after: what the lesson is for. */
  readonly quiz: ChoiceQuestion;
  readonly steps: readonly LessonStep[];
}
