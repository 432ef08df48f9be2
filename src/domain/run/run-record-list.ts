/** What the list of runs shows of each, and in which order. */
import { trainedSeconds, type RunRecord } from './run-record';

/** The best measured figures of a run, and on which images. */
export interface RunResult {
  readonly from: 'test' | 'validation' | 'training';
  readonly accuracy: number;
  readonly loss: number;
}

/** On the test images where it was tested, else of its last epoch; null before its first one. */
export function resultOf({
  evaluation,
  epochs,
  settings,
}: Pick<RunRecord, 'evaluation' | 'epochs' | 'settings'>): RunResult | null {
  if (evaluation) return { from: 'test', accuracy: evaluation.accuracy, loss: evaluation.loss };
  const last = epochs.at(-1);
  if (!last) return null;
  if (last.valLoss !== null && last.valAccuracy !== null)
    return {
      from: settings.validation === 'test' ? 'test' : 'validation',
      accuracy: last.valAccuracy,
      loss: last.valLoss,
    };
  return { from: 'training', accuracy: last.accuracy, loss: last.loss };
}

export const runOrders = ['newest', 'accuracy', 'loss', 'parameters', 'time', 'name'] as const;
export type RunOrder = (typeof runOrders)[number];

/** Sorted copies of a list: the best first, and those without a result last. */
export function sortRuns(runs: readonly RunRecord[], order: RunOrder, nameOf: (run: RunRecord) => string): RunRecord[] {
  const keys: Readonly<Record<RunOrder, (run: RunRecord) => number>> = {
    newest: (run) => -run.createdAt,
    accuracy: (run) => -(resultOf(run)?.accuracy ?? -1),
    loss: (run) => resultOf(run)?.loss ?? Infinity,
    parameters: (run) => run.parameters,
    time: trainedSeconds,
    name: () => 0,
  };
  const key = keys[order];
  const byKey = (a: RunRecord, b: RunRecord) => (key(a) === key(b) ? 0 : key(a) - key(b));
  return [...runs].sort((a, b) => byKey(a, b) || (order === 'name' ? nameOf(a).localeCompare(nameOf(b)) : 0));
}
