/** The lessons with what they do to the page and see of it: loaded late, by `LessonState.load`. */
import { isReached } from '../../domain/lesson/goal';
import type { Lesson, LessonSetUp } from '../../domain/lesson/lesson';
import { lessons } from '../../domain/lesson/lessons';
import * as progress from '../../domain/lesson/progress';
import { readLessons, savedLessons, type AllProgress } from '../../domain/lesson/progress-format';
import { turnOf } from '../../domain/lesson/turn';
import type { LessonSources } from './lesson-sources';
import { textIn } from '../storage/small-storage';
import { worldOf } from './world';

export type LessonBook = ReturnType<typeof createBook>;

const storageKey = 'cnn-playground.lessons';

export function createBook(sources: LessonSources) {
  const { training, view, setup, local, locks } = sources;

  /** The progress with that of one lesson changed. */
  function changed(
    { id }: Lesson,
    all: AllProgress,
    change: (of: progress.LessonProgress) => progress.LessonProgress,
  ): AllProgress {
    const before = all[id] ?? progress.begun;
    const now = change(before);
    return now === before ? all : { ...all, [id]: now };
  }

  const turn = (): number | null => turnOf(training.getState().epochs)?.epoch ?? null;

  /** Whether a task that is open lets the page be set up so. */
  const maySetUp = ({ preset, settings }: LessonSetUp): boolean => locks.allows(setup.presetHere(preset, settings));

  const setUp = ({ preset, settings }: LessonSetUp): Promise<void> => setup.loadPreset(preset, settings);

  /**
   * A lesson begins untrained: what it asks to be foretold must not be seen yet, and the maps that it speaks of are those of its own network. What was trained
   * stays among the runs.
   */
  async function begin({ setUp: own }: Lesson): Promise<void> {
    await setUp(own);
    const { trainedSteps, resetWeights } = training.getState();
    if (trainedSteps > 0) await resetWeights();
  }

  /** Brings the tab into place that the present step is about. */
  function show(lesson: Lesson, all: AllProgress): void {
    const { lookAt } = progress.stepAt(lesson, all[lesson.id] ?? progress.begun);
    if (!lookAt || !('tab' in lookAt)) return;
    if (lookAt.explains) view.getState().explain(lookAt.explains);
    else view.getState().selectTab(lookAt.tab);
  }

  return {
    lessons,
    steps: progress,
    changed,
    turn,
    maySetUp,
    begin,
    show,
    /** What the page shows now may be what the present step asks for. */
    looked(lesson: Lesson, all: AllProgress): AllProgress {
      const { goal } = progress.stepAt(lesson, all[lesson.id] ?? progress.begun);
      if (!goal || !isReached(goal, worldOf(sources))) return all;
      return changed(lesson, all, (of) => progress.reached(lesson, of));
    },
    /** A step that was not met before sets the page up as it needs it. */
    arrive(lesson: Lesson, before: AllProgress, now: AllProgress): void {
      const [from, to] = [before[lesson.id]?.at, now[lesson.id]?.at];
      if (to === undefined || from === to) return;
      const step = progress.stepAt(lesson, now[lesson.id] ?? progress.begun);
      if (step.setUp && !now[lesson.id]?.steps[step.id] && !isSetUp(step.setUp)) void setUp(step.setUp);
      show(lesson, now);
    },
    /** What was kept of an earlier visit; nothing of what cannot be read. */
    stored: (): AllProgress => readLessons(textIn(local, storageKey)),
    store(all: AllProgress): void {
      try {
        local?.setItem(storageKey, JSON.stringify(savedLessons(all)));
      } catch {
        // Full or forbidden: the progress then holds until the page is left.
      }
    },
  };

  function isSetUp({ preset, settings = {} }: LessonSetUp): boolean {
    const { presetId } = sources.network.getState();
    const present = training.getState().settings;
    return (
      presetId === preset &&
      Object.entries({ ...present, ...settings }).every(([name, value]) =>
        Object.is(present[name as keyof typeof present], value),
      )
    );
  }
}
