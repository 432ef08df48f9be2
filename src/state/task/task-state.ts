/** The teacher's task that is on the page, if any. What works with it is loaded with the first one. */
import type { StateCreator } from 'zustand/vanilla';
import type { GivenDrawing } from '../../domain/lesson/goal';
import type { LinkedTask, Lock } from '../../domain/lesson/task';
import type { TaskDraft } from '../../domain/lesson/task-draft';
import { isOvertaken, newest } from '../newest';
import { onceLoaded } from '../once-loaded';
import type { Locks } from './allows';
import type { OpenTask, TaskDesk } from './open-task';

export interface TaskState extends Locks {
  readonly open: OpenTask | null;
  readonly desk: TaskDesk | null;
  /** As which class the present weights read the drawings of the task. */
  readonly answers: ReadonlyMap<GivenDrawing, number>;
  /** The locks that the learner has just come up against. */
  readonly refused: readonly Lock[];
  /** The task that a teacher is making. */
  readonly draft: TaskDraft | null;
  /** Puts a task in place of the one that is open, or none. Rejects where the code for it cannot be had. */
  readonly show: (linked: LinkedTask | null, isBack: boolean) => Promise<void>;
  /** Something on the page has changed: a goal may be reached. */
  readonly look: () => void;
}

/** @param loadDesk brings what works with tasks */
export function createTaskState(loadDesk: () => Promise<TaskDesk>): StateCreator<TaskState> {
  const desk = onceLoaded(loadDesk);
  const shown = newest();
  return (set, get) => ({
    open: null,
    desk: null,
    answers: new Map(),
    refused: [],
    draft: null,
    allows: (change) => get().desk?.allows(change) ?? true,
    isLocked: (lock) => isInForce(get(), lock),
    async show(linked, isBack) {
      const signal = shown.begin();
      if (!linked) set({ open: null });
      else {
        set({ desk: await desk() });
        if (!isOvertaken(signal)) get().desk?.show(linked, isBack);
      }
    },
    look: () => get().desk?.look(),
  });
}

/** Whether a lock is in force: one of the open task, and not lifted. */
export function isInForce({ open }: Pick<TaskState, 'open'>, lock: Lock): boolean {
  return open !== null && !open.isLifted && open.task.locks.includes(lock);
}
