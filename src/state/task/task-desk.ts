/** What a teacher's task does to the page and sees of it: loaded late, by `TaskState.show`. */
import type { StoreApi } from 'zustand/vanilla';
import { datasets, isOwn, type BuiltInId, type DatasetId } from '../../domain/data/datasets';
import { isReached, type GivenDrawing, type Goal } from '../../domain/lesson/goal';
import { brokenLocks, type LinkedTask } from '../../domain/lesson/task';
import { readTasks, savedTasks, type TaskProgress } from '../../domain/lesson/task-progress-format';
import type { Engine } from '../../engine-client/api';
import type { LessonSources } from '../lesson/lesson-sources';
import { worldOf } from '../lesson/world';
import { presetOf } from '../share/preset';
import { createDrawingsReader } from './drawings-reader';
import type { OpenTask, TaskDesk } from './open-task';
import type { TaskState } from './task-state';

export interface TaskSources extends LessonSources {
  readonly engine: Engine;
}

const storageKey = 'cnn-playground.tasks';

export function createTaskDesk(sources: TaskSources, store: StoreApi<TaskState>): TaskDesk {
  const { network, setup, drawing, view, local } = sources;
  const reader = createDrawingsReader(sources, () => {
    store.setState({ answers: reader.answers() });
    look();
  });

  function stored(): readonly TaskProgress[] {
    try {
      return readTasks(local?.getItem(storageKey) ?? null);
    } catch {
      return [];
    }
  }
  function change(open: OpenTask): void {
    store.setState({ open });
    const { id, reached, isLifted } = open;
    const others = stored().filter((each) => each.id !== id);
    try {
      local?.setItem(storageKey, JSON.stringify(savedTasks([{ id, reached, isLifted }, ...others])));
    } catch {
      // Full or forbidden: it then holds until the page is left.
    }
  }

  function look(): void {
    const { open } = store.getState();
    if (!open) return;
    void reader.read(drawingsOf(open.task.goals));
    const world = { ...worldOf(sources, (on) => isOfTask(on, open.setup.dataset)), answers: reader.answers() };
    const reached = open.task.goals.map((goal, at) => open.reached[at] === true || isReached(goal, world));
    if (reached.join() !== open.reached.join()) change({ ...open, reached });
  }

  /** What is locked is as the link says, also where the page comes back otherwise. */
  function putInPlace({ task, setup: wanted }: LinkedTask): void {
    const present = setup.present();
    const isKept = (lock: (typeof task.locks)[number]): boolean => !task.locks.includes(lock);
    const spec = isKept('network') ? network.getState().network : wanted.network;
    setup.replace(spec, presetOf(spec), isKept('settings') ? present.settings : wanted.settings);
    void setup.prepare(isKept('data') ? present.dataset : (wanted.dataset ?? present.dataset));
  }

  return {
    look,
    allows(asked) {
      const { open } = store.getState();
      const refused = open && !open.isLifted ? brokenLocks(open, asked) : [];
      if (refused.length > 0) store.setState({ refused });
      return refused.length === 0;
    },
    show(linked, isBack) {
      const known = stored().find(({ id }) => id === linked.id);
      const { task } = linked;
      const reached = task.goals.map((_, at) => known?.reached[at] === true);
      store.setState({ open: null });
      if (!isBack) {
        if (task.drawing) drawing.getState().restore(task.drawing);
        if (task.view?.tab === 'explain') view.getState().explain(task.view.explains);
        else if (task.view) view.getState().selectTab(task.view.tab);
      } else if (known?.isLifted !== true) putInPlace(linked);
      store.setState({
        open: { ...linked, reached, isLifted: known?.isLifted ?? false },
        refused: [],
      });
      look();
    },
    lift() {
      const { open } = store.getState();
      if (open) change({ ...open, isLifted: true });
      store.setState({ refused: [] });
    },
  };
}

function drawingsOf(goals: readonly Goal[]): readonly GivenDrawing[] {
  return goals.flatMap((goal) =>
    goal.kind === 'readsAll' ? goal.drawings : goal.kind === 'all' ? drawingsOf(goal.of) : [],
  );
}

/** A result counts where it was measured on the test images that the teacher meant, the full set's or its part's; of a set that did not travel, on any. */
function isOfTask(on: DatasetId | null, meant: BuiltInId | null): boolean {
  if (meant === null) return true;
  return on !== null && !isOwn(on) && datasets[on].whole === datasets[meant].whole;
}
