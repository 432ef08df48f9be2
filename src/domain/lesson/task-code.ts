/** The result code of a teacher's task: "task-4K2M-9PQ1" says which task, which of its goals were reached, and whether its locks were lifted. No name, no time. */
import { bitsOfValues, checkValues, grouped, lettersOf, readGroups, valuesOfBits } from './code-letters';
import { taskLimits } from './task';

/** With which the codes of tasks begin. */
export const taskName = 'task';
/** Letters of a task's id. */
const idLength = 4;
/** Before the values of a code are summed up, so that no code of a lesson checks out as one of a task. */
const sign = 31;

export interface TaskResult {
  /** As in `LinkedTask`. */
  readonly id: string;
  /** Of each goal, in the order of the task, whether it was reached once. */
  readonly reached: readonly boolean[];
  readonly isLifted: boolean;
}

/** The id of a task whose link has this checksum. */
export function taskId(checksum: number): string {
  return lettersOf([15, 10, 5, 0].map((shift) => (checksum >>> shift) & 31));
}

/** Behind the id: how many goals there are, each reached or not, and whether the locks were lifted. */
export function writeTaskResult({ id, reached, isLifted }: TaskResult): string {
  const count = [8, 4, 2, 1].map((bit) => Number((reached.length & bit) > 0));
  const values = [
    ...(readGroups(`${taskName}-${id}`)?.values ?? []),
    ...valuesOfBits([...count, Number(isLifted), ...reached.map(Number)]),
  ];
  return grouped(taskName, [...values, ...checkValues([sign, ...values])]);
}

/** @returns null for what is no code, or one with a slip of the pen */
export function readTaskResult(text: string): TaskResult | null {
  const read = readGroups(text);
  if (read?.name !== taskName) return null;
  const body = read.values.slice(0, -2);
  if (checkValues([sign, ...body]).join() !== read.values.slice(-2).join()) return null;
  const bits = bitsOfValues(body.slice(idLength));
  const count = bits.slice(0, 4).reduce((value, bit) => value * 2 + bit, 0);
  const isWhole = body.length === idLength + Math.ceil((5 + count) / 5);
  if (!isWhole || count > taskLimits.goals) return null;
  return {
    id: lettersOf(body.slice(0, idLength)),
    isLifted: bits[4] === 1,
    reached: Array.from({ length: count }, (_, at) => bits[5 + at] === 1),
  };
}
