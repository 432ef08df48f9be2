import type { Lock } from '../../domain/lesson/task';
import type { ProjectSetup } from '../../domain/run/project-file';

/** What a teacher's task keeps as it is. Asked by everything that changes a network, its settings or its data set, before anything of it is changed. */
export interface Locks {
  readonly allows: Allows;
  readonly isLocked: (lock: Lock) => boolean;
}

/** Whether the page may be changed so. What may not is told in the bar of the task. */
export type Allows = (change: Partial<ProjectSetup>) => boolean;
