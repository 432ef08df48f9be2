/** What a teacher's task does to the page and sees of it: loaded late, by `TaskState.show`. */
import type { StoreApi } from 'zustand/vanilla';
import { datasets, isOwn, type BuiltInId, type DatasetId } from '../../domain/data/datasets';
import type { Stroke } from '../../domain/digit/stroke';
import { isReached, type GivenDrawing, type Goal } from '../../domain/lesson/goal';
import { brokenLocks, type LinkedTask, type Lock } from '../../domain/lesson/task';
import type { TaskResult } from '../../domain/lesson/task-code';
import { readTasks, savedTasks } from '../../domain/lesson/task-progress-format';
import { writeStrokes } from '../../domain/link/stroke-letters';
import type { Engine } from '../../engine-client/api';
import type { LessonSources } from '../lesson/lesson-sources';
import { ownStrokes } from '../drawing/content';
import { worldOf } from '../lesson/world';
import { presetOf } from '../share/preset';
import { createDrawingsReader } from './drawings-reader';
import { textIn } from '../storage/small-storage';
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

  const stored = (): readonly TaskResult[] => readTasks(textIn(local, storageKey));
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
    const seen = worldOf(sources, (on) => isOfTask(on, open.setup.dataset));
    const hasDrawn = seen.hasDrawn && !isGiven(ownStrokes(drawing.getState()), open.task.drawing);
    const world = { ...seen, hasDrawn, answers: reader.answers() };
    const reached = open.task.goals.map((goal, at) => open.reached[at] === true || isReached(goal, world));
    if (reached.join() !== open.reached.join()) change({ ...open, reached });
  }

  /** What is locked is as the link says, also where the page comes back otherwise. */
  function putInPlace(linked: LinkedTask): void {
    const { task, setup: wanted } = linked;
    const present = setup.present();
    if (brokenLocks(linked, { network: network.getState().network, ...present }).length === 0) return;
    const isKept = (lock: Lock): boolean => !task.locks.includes(lock);
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

/** Whether what lies in the drawing area is what the teacher has drawn there. */
function isGiven(strokes: readonly Stroke[], given: readonly Stroke[] | null): boolean {
  return given !== null && strokes.length === given.length && writeStrokes(strokes) === writeStrokes(given);
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
