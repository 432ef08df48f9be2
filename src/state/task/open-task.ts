import type { LinkedTask } from '../../domain/lesson/task';
import type { TaskResult } from '../../domain/lesson/task-code';
import type { Allows } from './allows';

/** A task on the page, with how far the learner has come. */
export type OpenTask = LinkedTask & TaskResult;

/** What works with tasks. */
export interface TaskDesk {
  readonly allows: Allows;
  readonly show: (linked: LinkedTask, isBack: boolean) => void;
  readonly look: () => void;
  /** The locks are guidance, and everybody who has the link may lift them; the result code says that they were. */
  readonly lift: () => void;
}
