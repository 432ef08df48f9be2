/** A task while a teacher makes it: what is asked for in the form, and the goals that it comes to. */
import type { LayerKind } from '../layers/registry';
import type { GivenDrawing, Goal } from './goal';
import type { Lock } from './task';

export interface TaskDraft {
  readonly title: string;
  readonly text: string;
  /** On the test images, in per cent, to a tenth; null where it is not asked for. */
  readonly accuracy: number | null;
  readonly parameters: number | null;
  readonly overfits: boolean;
  readonly layer: LayerKind | null;
  /** Classes that the learner draws. */
  readonly labels: readonly number[];
  /** Drawings that come with the task. */
  readonly drawings: readonly GivenDrawing[];
  readonly locks: readonly Lock[];
  /** Whether the drawing and the tab that are on the teacher's page come along, and a file with the weights. */
  readonly takesDrawing: boolean;
  readonly takesView: boolean;
  readonly hasFile: boolean;
}

/** Of an accuracy in per cent: a tenth is the least that a goal asks for. */
export const accuracyLimits = { min: 0.1, max: 100 } as const;
/** Of a number of parameters. */
export const countLimits = { min: 1, max: 1e9 } as const;

export function isAccuracyAllowed(percent: number): boolean {
  return percent >= accuracyLimits.min && percent <= accuracyLimits.max;
}

export function isCountAllowed(count: number): boolean {
  return Number.isInteger(count) && count >= countLimits.min && count <= countLimits.max;
}

export const emptyDraft: TaskDraft = {
  title: '',
  text: '',
  accuracy: null,
  parameters: null,
  overfits: false,
  layer: null,
  labels: [],
  drawings: [],
  locks: [],
  takesDrawing: false,
  takesView: false,
  hasFile: false,
};

/** An accuracy with at most so many parameters is one goal: both by the same network. */
export function goalsOf({ accuracy, parameters, overfits, layer, labels, drawings }: TaskDraft): Goal[] {
  const [good, small]: [Goal[], Goal[]] = [
    accuracy === null ? [] : [{ kind: 'accuracy', atLeast: Number((accuracy / 100).toFixed(3)) }],
    parameters === null ? [] : [{ kind: 'parameters', atMost: parameters }],
  ];
  return [
    ...(good.length > 0 && small.length > 0
      ? [{ kind: 'all', of: [...good, ...small] } as const]
      : [...good, ...small]),
    ...(overfits ? [{ kind: 'overfits' } as const] : []),
    ...(layer === null ? [] : [{ kind: 'has', layer } as const]),
    ...labels.map((label) => ({ kind: 'reads', label }) as const),
    ...(drawings.length > 0 ? [{ kind: 'readsAll', drawings } as const] : []),
  ];
}
