/** The page's state for components: hooks that render again when what they select has changed, and the page itself for actions. */
import { createContext, use } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { CoachState } from './coach/coach';
import type { DamageState } from './damage/damage-state';
import type { DataState } from './data/data-state';
import type { OwnSetsState } from './data/own-state';
import type { PictureFilesState } from './data/pictures-state';
import type { DialsState } from './drawing/dials-state';
import type { DrawingState } from './drawing/drawing-state';
import type { BackendState } from './engine/backend';
import type { InsideState } from './inside/inside-state';
import type { LessonState } from './lesson/lesson-state';
import type { MistakesState } from './mistakes/mistakes-state';
import type { NetworkState } from './network/network-state';
import type { Page } from './page';
import type { RunActionsState } from './runs/actions-state';
import type { ComeBackState } from './runs/come-back';
import type { ResumeState } from './runs/resume';
import type { RunsState } from './runs/runs-state';
import type { PreferencesState } from './session/preferences-state';
import type { SessionState } from './session/session-state';
import type { ViewState } from './session/view-state';
import type { ShareState } from './share/share-state';
import type { Lock } from '../domain/lesson/task';
import { isInForce, type TaskState } from './task/task-state';
import type { ForecastState } from './training/forecast';
import type { TrainingState } from './training/training-state';

/** Around everything that is shown. */
export const PageContext = createContext<Page | null>(null);

/** The page: for actions, and for what is read without being shown. */
export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('There is no page: put a PageContext around what is shown.');
  return page;
}

function useSelected<S, T>(of: (page: Page) => StoreApi<S>, selector: (state: S) => T): T {
  return useStore(of(usePage()), selector);
}
type Select<S> = <T>(selector: (state: S) => T) => T;

export const useBackend: Select<BackendState> = (selector) => useSelected((page) => page.backend, selector);
export const useCoach: Select<CoachState> = (selector) => useSelected((page) => page.coach, selector);
export const useComeBack: Select<ComeBackState> = (selector) => useSelected((page) => page.comeBack, selector);
export const useDamage: Select<DamageState> = (selector) => useSelected((page) => page.damage, selector);
export const useData: Select<DataState> = (selector) => useSelected((page) => page.data, selector);
export const useDials: Select<DialsState> = (selector) => useSelected((page) => page.dials, selector);
export const useDrawing: Select<DrawingState> = (selector) => useSelected((page) => page.drawing, selector);
export const useForecast: Select<ForecastState> = (selector) => useSelected((page) => page.forecast, selector);
export const useInside: Select<InsideState> = (selector) => useSelected((page) => page.inside, selector);
export const useLesson: Select<LessonState> = (selector) => useSelected((page) => page.lesson, selector);
export const useMistakes: Select<MistakesState> = (selector) => useSelected((page) => page.mistakes, selector);
export const useNetwork: Select<NetworkState> = (selector) => useSelected((page) => page.network, selector);
export const useOwnSets: Select<OwnSetsState> = (selector) => useSelected((page) => page.ownSets, selector);
export const usePictureFiles: Select<PictureFilesState> = (selector) =>
  useSelected((page) => page.pictureFiles, selector);
export const usePreferences: Select<PreferencesState> = (selector) => useSelected((page) => page.preferences, selector);
export const useResume: Select<ResumeState> = (selector) => useSelected((page) => page.resume, selector);
export const useRunActions: Select<RunActionsState> = (selector) => useSelected((page) => page.runActions, selector);
export const useRuns: Select<RunsState> = (selector) => useSelected((page) => page.runs, selector);
export const useSession: Select<SessionState> = (selector) => useSelected((page) => page.session, selector);
export const useShare: Select<ShareState> = (selector) => useSelected((page) => page.share, selector);
export const useTask: Select<TaskState> = (selector) => useSelected((page) => page.task, selector);
/** Whether the open task locks any of these. */
export const useLocked = (...locks: readonly Lock[]): boolean =>
  useTask((state) => locks.some((lock) => isInForce(state, lock)));
export const useTraining: Select<TrainingState> = (selector) => useSelected((page) => page.training, selector);
export const useView: Select<ViewState> = (selector) => useSelected((page) => page.view, selector);
