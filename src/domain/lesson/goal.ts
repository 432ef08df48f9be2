/** Conditions that the page checks by itself, in lessons and in a teacher's tasks. */
import type { Stroke } from '../digit/stroke';
import type { Reading } from '../explain/prediction';
import type { LayerKind } from '../layers/registry';
import { augments } from '../training/augmentation';
import { readNetwork } from '../network/read-network';
import type { NetworkSpec } from '../network/network';
import { turnOf } from './turn';
import type { EpochMetrics, Evaluation } from '../training/metrics';
import type { TrainingSettings } from '../training/training';

/** A drawing that comes with a task: strokes in units of the drawing area's side, and the class that it shows. */
export interface GivenDrawing {
  readonly label: number;
  readonly strokes: readonly Stroke[];
}

/** What of the page goals look at. */
export interface World {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  /** Of the present run; empty where the weights are not those of `network`. */
  readonly epochs: readonly EpochMetrics[];
  /** On the test images, of the present weights. */
  readonly evaluation: Evaluation | null;
  readonly isTraining: boolean;
  /** Whether the drawing area holds what the learner drew, no example. */
  readonly hasDrawn: boolean;
  /** What the network reads, if anything. */
  readonly reading: Pick<Reading, 'label'> | null;
  /** As which class the present weights, undamaged, read drawings that came with the task; none while they are not those of `network`. */
  readonly answers: ReadonlyMap<GivenDrawing, number>;
  /** The kind of the layer of which a map is open. */
  readonly opened: LayerKind | null;
  /** How many runs with at least one epoch the page keeps. */
  readonly runs: number;
  /** How many filters the learner has switched off, and whether any layer's weights have noise on them. */
  readonly filtersOff: number;
  readonly isNoisy: boolean;
  /** Whether the present run ended because its loss was no number any more. */
  readonly hasFailed: boolean;
}

export type Goal =
  | { readonly kind: 'drawn' }
  | { readonly kind: 'opened'; readonly layer: LayerKind }
  | { readonly kind: 'reads'; readonly label: number }
  /** All of them by the same weights. */
  | { readonly kind: 'readsAll'; readonly drawings: readonly GivenDrawing[] }
  | { readonly kind: 'trained'; readonly epochs: number }
  /** On the test images: a share from 0 to 1. */
  | { readonly kind: 'accuracy'; readonly atLeast: number }
  | { readonly kind: 'parameters'; readonly atMost: number }
  | { readonly kind: 'has'; readonly layer: LayerKind }
  | { readonly kind: 'lacks'; readonly layer: LayerKind }
  | { readonly kind: 'batchSize'; readonly is: number }
  | { readonly kind: 'augments' }
  /** The validation loss has turned: it lies above its least value by a tenth or more, while the training loss went no worse. */
  | { readonly kind: 'overfits' }
  | { readonly kind: 'runs'; readonly atLeast: number }
  | { readonly kind: 'filtersOff'; readonly atLeast: number }
  | { readonly kind: 'noisy' }
  /** The loss is no number any more, or an epoch ended near pure guessing. */
  | { readonly kind: 'learnsNothing' }
  | { readonly kind: 'all'; readonly of: readonly Goal[] };

export type GoalKind = Goal['kind'];

type Check<K extends GoalKind> = (goal: Extract<Goal, { kind: K }>, world: World) => boolean;

const checks: { readonly [K in GoalKind]: Check<K> } = {
  drawn: (_, { hasDrawn }) => hasDrawn,
  opened: ({ layer }, { opened }) => opened === layer,
  reads: ({ label }, { reading, hasDrawn }) => hasDrawn && reading?.label === label,
  readsAll: ({ drawings }, { answers }) => drawings.every((drawing) => answers.get(drawing) === drawing.label),
  trained: ({ epochs }, world) => world.epochs.length >= epochs && !world.isTraining,
  accuracy: ({ atLeast }, { evaluation }) => evaluation !== null && evaluation.accuracy >= atLeast,
  parameters: ({ atMost }, { network }) =>
    readNetwork(network).total <= atMost && readNetwork(network).classes !== null,
  has: ({ layer }, { network }) => network.layers.some(({ kind }) => kind === layer),
  lacks: ({ layer }, { network }) => network.layers.every(({ kind }) => kind !== layer),
  batchSize: ({ is }, { settings }) => settings.batchSize === is,
  augments: (_, { settings }) => augments(settings),
  overfits: (_, { epochs }) => {
    const turn = turnOf(epochs);
    return turn !== null && turn.rise >= 0.1 && turn.stillLearns;
  },
  runs: ({ atLeast }, { runs }) => runs >= atLeast,
  filtersOff: ({ atLeast }, { filtersOff }) => filtersOff >= atLeast,
  noisy: (_, { isNoisy }) => isNoisy,
  learnsNothing: (_, { epochs, hasFailed }) => hasFailed || (epochs.at(-1)?.accuracy ?? 1) < 0.2,
  all: ({ of }, world) => of.every((goal) => isReached(goal, world)),
};

/** Whether what a goal asks for is so. Of `all`, every part at the same time. */
export function isReached<K extends GoalKind>(goal: Extract<Goal, { kind: K }>, world: World): boolean {
  return (checks[goal.kind] as Check<K>)(goal, world);
}
