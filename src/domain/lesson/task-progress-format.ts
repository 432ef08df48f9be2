/** How far a learner has come in teachers' tasks, as the browser keeps it. */
import * as v from 'valibot';
import { defineFormat } from '../formats/saved/define-format';
import { taskLimits } from './task';
import type { TaskResult } from './task-code';

/** Those of longer ago are forgotten. */
const mostTasks = 50;

const first = v.pipe(
  v.object({
    tasks: v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[\dA-Z]{4}$/)),
        reached: v.pipe(v.array(v.boolean()), v.maxLength(taskLimits.goals)),
        isLifted: v.boolean(),
      }),
    ),
  }),
  v.transform(({ tasks }): readonly TaskResult[] => tasks),
);

export const tasksFormat = defineFormat<readonly TaskResult[]>('tasks', [first]);

/** What was kept as text, the newest first; nothing of what cannot be read. */
export function readTasks(text: string | null): readonly TaskResult[] {
  try {
    const reading = tasksFormat.read(JSON.parse(text ?? 'null'));
    return reading.ok ? reading.value : [];
  } catch {
    return [];
  }
}

export function savedTasks(tasks: readonly TaskResult[]): object {
  return { version: tasksFormat.version, tasks: tasks.slice(0, mostTasks) };
}
