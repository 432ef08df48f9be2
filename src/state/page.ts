/** The composition root: makes everything that the page consists of, and has it wired. Nothing is asked of the worker before `start`. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Picture } from '../domain/digit/picture';
import { readNetwork } from '../domain/network/read-network';
import type { Engine } from '../engine-client/api';
import type { EngineFailure } from '../domain/engine-failure';
import { Coach } from './coach/coach';
import { createDamage } from './damage/damage';
import { createDataState } from './data/data-slice';
import { createOwnSetsState } from './data/own-slice';
import type { OwnSetsState } from './data/own-state';
import { createPictureFilesState } from './data/pictures-state';
import { createDialsState } from './drawing/dials-state';
import { createDrawingState } from './drawing/drawing-state';
import { followSubject } from './drawing/follow-subject';
import { createBackend } from './engine/backend';
import { engineReport } from './engine/engine-report';
import { createInside } from './inside/inside';
import type { LessonSources } from './lesson/lesson-sources';
import { createLessonState, type LessonState } from './lesson/lesson-state';
import { mistakesSources } from './mistakes/mistakes';
import { createMistakesState } from './mistakes/mistakes-state';
import { createNetworkState } from './network/network-state';
import { onceLoaded } from './once-loaded';
import type { OfflineStores } from './late/offline';
import type { TeachingSources } from './late/teaching';
import { createQuestions } from './questions';
import { createRunActions } from './runs/actions';
import type { RunActionsSources } from './runs/actions-state';
import type { ComeBackSources } from './runs/bring-back';
import { createComeBackState } from './runs/come-back';
import { createRunInUse } from './runs/run-in-use';
import { RunRecorder } from './runs/recorder';
import { createResumeState } from './runs/resume';
import { createRunsState, type RunsState } from './runs/runs-state';
import { findLiveRuns, holdRunBy, runsChannel } from './runs/tabs';
import { createPreferencesState } from './session/preferences-state';
import { Reconciler } from './session/reconcile';
import { Session } from './session/session';
import { createSessionState } from './session/session-state';
import { createSetup } from './session/setup';
import { createViewState } from './session/view-state';
import { readLink } from './share/link';
import { presetOf } from './share/preset';
import { createShareState } from './share/share-state';
import { createSafeStore } from './storage/safe-store';
import type { Surroundings } from './surroundings';
import type { Locks } from './task/allows';
import type { TaskSources } from './task/task-desk';
import { createTaskState, type TaskState } from './task/task-state';
import type { TeachState } from './teach/teach-state';
import { createForecast } from './training/forecast';
import { createMetricsBuffer } from './training/metrics';
import type { TrainingCore } from './training/training-core';
import { createTrainingState } from './training/training-slice';
import { trainingSources } from './training/training-sources';
import { wire } from './wiring';

export type Page = ReturnType<typeof createPage>;

export function createPage(surroundings: Surroundings) {
  const { newId, place, clock, browser, local } = surroundings;
  const isGlossary = place.address().get('view')?.toLowerCase() === 'glossary';
  const { engine, backend } = createBackend(surroundings.createEngine, surroundings.baseUrl, () => engineEnded());
  const task = createTask(() => ({ ...lessonSources, engine }));
  const locks = task.getState();
  const chosen = createChosen(surroundings, engine, locks);
  const { store, runs } = createRuns(surroundings);
  const learning: Learning = createLearning(surroundings, { ...chosen, engine, backend, store, runs, locks });
  const { training, recorder, metrics } = learning;
  const forecaster = createForecast({ ...chosen, engine, backend, training });
  const views = createViews(surroundings, { ...chosen, ...learning, engine });

  const reconciler = new Reconciler({ ...chosen, training });
  const setup = createSetup({ ...chosen, training }, (dataset) => reconciler.chosen(dataset), locks.allows);
  const together = { ...chosen, training, runs, setup, backend, recorder, metrics, locks };
  const { inUse, ...withRuns } = createWithRuns(surroundings, { ...together, store });
  const { runActions, comeBack } = withRuns;
  const work = { ...together, engine, runActions, loadPicture: views.loadPicture, newId, now: clock.now };
  const share = createStore(createShareState({ ...work, base: place.base }));
  const session = createStore(createSessionState);
  const opening = new Session({
    ...together,
    session,
    drawing: views.drawing,
    readLink: (link, shown) => readLink((news) => share.setState({ news }), link, shown),
    showTask: (linked, isBack) => task.getState().show(linked, isBack),
    comeBack: () => comeBack.getState().comeBack(),
    surroundings,
  });

  const teaching = createTeaching({ ...chosen, training, core: learning.core, drawing: views.drawing, local, newId });
  const lessonSources = { ...chosen, ...views, ...views.look, training, runs, setup, local, locks };
  const lesson = createLessons(lessonSources);
  const questions = createQuestions(engine);
  const subject = followSubject({ data: chosen.data, drawing: views.drawing, questions });
  const { look, teacher, ...shown } = views;
  wire(
    { ...chosen, ...shown, backend, training, runs, comeBack, lesson, task, share },
    { inUse, subject, look, teacher, opening, reconciler, forecaster, teaching, kept: surroundings.kept },
  );
  function engineEnded(): boolean {
    const hasLost = training.getState().engineEnded();
    reconciler.lost();
    return hasLost;
  }
  return {
    ...chosen,
    ...shown,
    backend,
    training,
    metrics,
    runs,
    ...withRuns,
    lesson,
    task,
    locks,
    share,
    session,
    setup,
    preferences: createStore(createPreferencesState(surroundings)),
    inside: look.inside,
    coach: teacher.coach,
    forecast: forecaster.store,
    questions,
    runStore: store,
    teach: teaching,
    offline: createOffline(surroundings, { backend, data: chosen.data }),
    isGlossary,
    ...givenBy(surroundings),
    /** What went wrong in the worker, for the people who can mend it. */
    engineReport: (failure: EngineFailure | null = null): string =>
      reportNow({ ...chosen, backend, training, browser }, failure),
    /** Opens the page as its address, its place in the history, or the work of an earlier visit says. To be called once. */
    async start(begun?: () => void): Promise<void> {
      // Nothing is trained there, and nothing kept.
      if (isGlossary) return begun?.();
      void chosen.ownSets.getState().begin();
      const term = place.address().get('term');
      if (term !== null) views.view.getState().showTerms([term]);
      await opening.start(begun);
      if (opening.lesson) await lesson.getState().open(opening.lesson);
    },
  };
}

/** What the browser gives that the page shows or uses as it is. */
function givenBy({ local, kept, place, clock }: Surroundings) {
  /** Links to the page begin with `base`. */
  return { local, kept, address: place.address, base: place.base, painted: clock.painted };
}

/** What can be done with the runs that are kept. */
function createWithRuns(
  surroundings: Surroundings,
  sources: Omit<ComeBackSources, 'runActions' | 'inUse'> & RunActionsSources,
) {
  const runActions = createRunActions(sources);
  const inUse = createRunInUse(surroundings);
  return {
    inUse,
    runActions,
    resume: createStore(createResumeState(sources.runs, runActions, inUse)),
    comeBack: createStore(createComeBackState({ ...sources, runActions, inUse })),
  };
}

function reportNow(
  { data, network, backend, training, browser }: Omit<Chosen, 'engine'> & Pick<Learning, 'training'> & BackendNow,
  failure: EngineFailure | null,
): string {
  const now = { backend: backend.getState(), training: training.getState(), browser };
  return engineReport({ ...now, dataset: data.getState().dataset, network: network.getState().network }, failure);
}
type BackendNow = Pick<Kept, 'backend'> & Pick<Surroundings, 'browser'>;

/** The task of a teacher's link; what works with it is loaded with the first one. */
function createTask(sources: () => TaskSources): StoreApi<TaskState> {
  const task: StoreApi<TaskState> = createStore(
    createTaskState(async () => (await import('./task/task-desk')).createTaskDesk(sources(), task)),
  );
  return task;
}

/** What keeps the page for the time without a network: loaded when the page is there, and at work when one can train. */
function createOffline({ keeper, tab, browser }: Surroundings, stores: OfflineStores) {
  return onceLoaded(async () => {
    const { createOffline } = await import('./late/offline');
    return createOffline({ ...stores, keeper: await keeper(), tab, isIsolated: browser.isIsolated });
  });
}

/** The learner's named drawings: loaded when there is a network that can be taught them. */
function createTeaching(sources: TeachingSources): () => Promise<StoreApi<TeachState>> {
  let state: Promise<StoreApi<TeachState>> | undefined;
  return () => (state ??= import('./late/teaching').then((late) => late.createTeaching(sources)));
}

/** The lessons themselves are loaded with the first one. */
function createLessons(sources: LessonSources): StoreApi<LessonState> {
  return createStore(createLessonState(async () => (await import('./lesson/book')).createBook(sources)));
}

/** What the user chooses and makes: a network, a data set, sets of one's own. */
function createChosen(
  { createOwnSetStore, newId, locks: tabLocks, pictures, clock }: Surroundings,
  engine: Engine,
  locks: Locks,
) {
  const sets = createOwnSetStore((problem) => ownSets.getState().report(problem));
  const ownSets: StoreApi<OwnSetsState> = createStore(createOwnSetsState(sets, newId, tabLocks));
  return {
    ownSets,
    pictureFiles: createStore(
      createPictureFilesState(
        (file, form) => pictures.pixels(file, form),
        () => ownSets.getState(),
        newId,
      ),
    ),
    data: createStore(createDataState(engine, (id) => ownSets.getState().load(id), locks.allows)),
    network: createStore(createNetworkState(clock.elapsed, locks.allows)),
  };
}
type Chosen = ReturnType<typeof createChosen> & { readonly engine: Engine };

/** The runs that this browser has kept, and where it keeps them. */
function createRuns({ openRunStore, locks, joinChannel }: Surroundings) {
  const report: RunsState['report'] = (problem) => runs.getState().report(problem);
  const store = createSafeStore(() => openRunStore(report), report);
  const tellOthers = joinChannel(runsChannel, () => void runs.getState().load());
  const runs: StoreApi<RunsState> = createStore(createRunsState(store, () => findLiveRuns(locks), tellOthers));
  return { store, runs };
}
type Kept = ReturnType<typeof createRuns> & Pick<ReturnType<typeof createBackend>, 'backend'>;

/** The training, and what writes it down. */
function createLearning({ clock, newId, locks }: Surroundings, sources: Chosen & Kept & { readonly locks: Locks }) {
  const { engine, data, ownSets, network, backend, runs, store } = sources;
  const metrics = createMetricsBuffer();
  const recorder = new RunRecorder({
    store,
    runs,
    now: clock.now,
    newId,
    presetOf,
    parametersOf: (spec) => readNetwork(spec).total,
    backend: () => backend.getState().report?.backend ?? 'cpu',
    dataset: () => data.getState().dataset,
    dataChecksum: () => data.getState().checksum,
    batches: (limit) => metrics.digest(limit),
    hold: holdRunBy(locks),
  });
  const sourcesOfTraining = {
    ...trainingSources(network, data, ownSets),
    engine,
    metrics,
    listener: recorder,
    allows: sources.locks.allows,
  };
  const cores: TrainingCore[] = [];
  const training = createStore(createTrainingState(sourcesOfTraining, (core) => cores.push(core)));
  const [core] = cores;
  if (!core) throw new Error('the training was made without its core');
  return { metrics, recorder, training, core };
}
type Learning = ReturnType<typeof createLearning>;

/** What shows what the network makes of pictures. */
function createViews({ pictures, clock }: Surroundings, sources: Chosen & Learning) {
  const { engine, training, metrics, network, data } = sources;
  const drawing = createStore(createDrawingState(engine, () => training.getState().built !== null));
  const damage = createDamage({ engine, training, drawing, data });
  const mistakes = createStore(createMistakesState(mistakesSources(engine, data, training, damage)));
  return {
    view: createStore(createViewState),
    drawing,
    mistakes,
    damage,
    dials: createStore(createDialsState(engine)),
    look: createInside({ engine, drawing, training, clock, isDamaged: () => damage.getState().damage.length > 0 }),
    teacher: new Coach({ engine, training, metrics, mistakes, network, drawing, data, damage }),
    /** Brings a picture into the drawing area; false for a file that is none, which leaves the drawing as it is. */
    loadPicture: async (source: Blob | Picture): Promise<boolean> => {
      const picture = await pictures.bring(source);
      if (picture === 'unreadable') return false;
      drawing.getState().showPicture(picture);
      return true;
    },
  };
}
