/** The lesson that is open, and how far the learner has come in each. Lessons are loaded when one is wanted: the page opens without them. */
import type { StateCreator } from 'zustand/vanilla';
import type { Answer } from '../../domain/lesson/answer';
import type { Lesson, LessonId } from '../../domain/lesson/lesson';
import type { LessonProgress } from '../../domain/lesson/progress';
import type { AllProgress } from '../../domain/lesson/progress-format';
import type { LessonBook } from './book';

export interface LessonState {
  readonly lesson: Lesson | null;
  readonly progress: AllProgress;
  /** All that lessons need; null until they are loaded. */
  readonly book: LessonBook | null;
  /** Whether the lesson on the page shows its title only. */
  readonly isFolded: boolean;
  /** Lessons cannot be loaded: there is no connection. */
  readonly hasFailed: boolean;
  /** Loads the lessons and what was kept of them. Never rejects. */
  readonly load: () => Promise<LessonBook | null>;
  /** Opens a lesson where it was left, or from its start; the page is set up for it where it has not begun. */
  readonly open: (id: LessonId) => Promise<void>;
  /** From its start, without what was answered. */
  readonly restart: (id: LessonId) => Promise<void>;
  readonly leave: () => void;
  readonly fold: (isFolded: boolean) => void;
  readonly answer: (answer: Answer) => void;
  readonly next: () => void;
  readonly skip: () => void;
  readonly back: () => void;
  readonly hint: () => void;
  /** Leaves the open lesson, and what was answered in all of them is as if it had never been; what is stored is left to who removes it. */
  readonly forget: () => void;
  /** Something on the page has changed: the goal of the step may be reached. */
  readonly look: () => void;
}

export type LoadBook = () => Promise<LessonBook>;

export function createLessonState(loadBook: LoadBook): StateCreator<LessonState> {
  return (set, get) => {
    let loading: Promise<LessonBook | null> | null = null;

    async function load(): Promise<LessonBook | null> {
      try {
        const book = await loadBook();
        set({ book, progress: book.stored(), hasFailed: false });
        return book;
      } catch {
        loading = null;
        set({ hasFailed: true });
        return null;
      }
    }

    /** Changes the progress of the open lesson by one step of the book. */
    function change(step: (book: LessonBook, lesson: Lesson, of: LessonProgress) => LessonProgress): void {
      const { book, lesson, progress } = get();
      if (!book || !lesson) return;
      const now = book.changed(lesson, progress, (of) => step(book, lesson, of));
      if (now === progress) return;
      set({ progress: now });
      book.store(now);
      book.arrive(lesson, progress, now);
      get().look();
    }

    async function open(id: LessonId, isFresh: boolean): Promise<void> {
      const book = await get().load();
      if (!book) return;
      const lesson = book.lessons[id];
      const { [id]: known, ...others } = get().progress;
      const begins = isFresh || !known || known.isFinished;
      if (begins && !book.maySetUp(lesson.setUp)) return;
      const progress = begins ? { ...others, [id]: book.steps.begun } : get().progress;
      set({ lesson, progress, isFolded: false });
      book.store(progress);
      if (begins) await book.begin(lesson);
      book.show(lesson, progress);
      get().look();
    }

    return {
      lesson: null,
      progress: {},
      book: null,
      isFolded: false,
      hasFailed: false,
      load: () => (loading ??= load()),
      open: (id) => open(id, false),
      restart: (id) => open(id, true),
      leave: () => set({ lesson: null }),
      fold: (isFolded) => set({ isFolded }),
      answer: (answer) => change(({ steps, turn }, lesson, of) => steps.answered(lesson, of, answer, turn())),
      next: () => change(({ steps }, lesson, of) => steps.wentOn(lesson, of)),
      skip: () => change(({ steps }, lesson, of) => steps.skipped(lesson, of)),
      back: () => change(({ steps }, _, of) => steps.wentBack(of)),
      hint: () => change(({ steps }, lesson, of) => steps.hinted(lesson, of)),
      forget: () => set({ lesson: null, progress: {} }),
      look() {
        const { book, lesson, progress } = get();
        if (!book || !lesson) return;
        const now = book.looked(lesson, progress);
        if (now === progress) return;
        set({ progress: now });
        book.store(now);
      },
    };
  };
}
