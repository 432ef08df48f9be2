/** What follows from what: the only place where a change of one concern is followed by another, but for what is loaded late (`late/`). */
import { isOwn, showsDigits } from '../domain/data/datasets';
import type { StoreApi } from 'zustand/vanilla';
import { side } from '../domain/digit/mnist-form';
import type { Coach } from './coach/coach';
import type { DamageState } from './damage/damage-state';
import type { DataState } from './data/data-state';
import type { OwnSetsState } from './data/own-state';
import type { DialsState } from './drawing/dials-state';
import type { DrawingState } from './drawing/drawing-state';
import { editingPause } from './editing-pause';
import type { BackendState } from './engine/backend';
import type { Inside } from './inside/inside';
import type { LessonState } from './lesson/lesson-state';
import type { MistakesState } from './mistakes/mistakes-state';
import type { KeptStorage } from './kept/kept-storage';
import type { NetworkState } from './network/network-state';
import type { ComeBackState } from './runs/come-back';
import type { RunInUse } from './runs/run-in-use';
import type { RunsState } from './runs/runs-state';
import type { Reconciler } from './session/reconcile';
import type { Session } from './session/session';
import type { ShareState } from './share/share-state';
import type { ViewState } from './session/view-state';
import type { TaskState } from './task/task-state';
import type { TeachState } from './teach/teach-state';
import type { ForecastKeeper } from './training/forecast';
import type { TrainingState } from './training/training-state';
import { whenChanged } from './when-changed';

interface Stores {
  readonly view: StoreApi<ViewState>;
  readonly network: StoreApi<NetworkState>;
  readonly data: StoreApi<DataState>;
  readonly ownSets: StoreApi<OwnSetsState>;
  readonly backend: StoreApi<BackendState>;
  readonly training: StoreApi<TrainingState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly dials: StoreApi<DialsState>;
  readonly mistakes: StoreApi<MistakesState>;
  readonly runs: StoreApi<RunsState>;
  readonly comeBack: StoreApi<ComeBackState>;
  readonly damage: StoreApi<DamageState>;
  readonly lesson: StoreApi<LessonState>;
  readonly task: StoreApi<TaskState>;
  readonly share: StoreApi<ShareState>;
}
interface Followers {
  readonly look: Inside;
  readonly teacher: Coach;
  readonly opening: Session;
  readonly reconciler: Reconciler;
  readonly forecaster: ForecastKeeper;
  readonly inUse: RunInUse;
  readonly subject: () => Promise<void>;
  readonly kept: () => Promise<KeptStorage>;
  readonly teaching: () => Promise<StoreApi<TeachState>>;
}

export function wire(stores: Stores, followers: Followers): void {
  followOwnSets(stores, followers);
  followData(stores, followers);
  followTraining(stores, followers);
  followDrawing(stores, followers);
  followMistakes(stores, followers);
  followDamage(stores, followers);
  followView(stores, followers);
  keepDraft(stores, followers);
  keepInUse(stores, followers);
  followChoices(stores, followers);
  followForecast(stores, followers);
  followGoals(stores, followers);
  showOpened(stores);
  keepFromClearing(stores, followers);
}

/** Of an own set the drawing area takes the form; every other set is made of digits or of garments. */
function takeForm({ data, ownSets, drawing }: Stores): void {
  const { dataset } = data.getState();
  const { open } = ownSets.getState();
  const builtIn = showsDigits(dataset) || isOwn(dataset) ? 'digit' : 'garment';
  drawing.getState().setForm(open?.id === dataset ? open.form : builtIn);
}

function followOwnSets(stores: Stores, { teaching }: Followers): void {
  stores.ownSets.subscribe(({ heads, open }, before) => {
    const gone = heads === before.heads ? [] : before.heads.filter(({ id }) => !heads.some((each) => each.id === id));
    // What was drawn for a set goes with it.
    for (const { id } of gone) void teaching().then((teach) => teach.getState().forget(id));
    // The open set was edited, or it is gone: another tab has deleted it.
    if (before.open && open !== before.open && (open ?? before.open).id === before.open.id)
      stores.data.getState().ownSetChanged(before.open.id);
    if (open?.form !== before.open?.form || open?.id !== before.open?.id) takeForm(stores);
  });
}

function followData(stores: Stores, { subject }: Followers): void {
  const { data, training, mistakes } = stores;
  data.subscribe(({ dataset, info }, before) => {
    if (dataset !== before.dataset) {
      // The worker loads other data only after the run under way.
      training.getState().stop();
      takeForm(stores);
      mistakes.getState().stop();
    }
    if (info !== before.info) {
      mistakes.getState().checkFreshness();
      void subject();
    }
  });
}

function followTraining({ training, drawing, dials, mistakes }: Stores, { look, teacher }: Followers): void {
  training.subscribe((now, before) => {
    // One watches one's own digit become readable: it is read again whenever the weights have changed.
    if (now.version !== before.version) {
      drawing.getState().refresh();
      dials.getState().refresh();
    }
    look.trained(now, before);
    const { trainedSteps, built, taught, runSettings } = before;
    if (
      now.trainedSteps !== trainedSteps ||
      now.built !== built ||
      now.taught !== taught ||
      now.runSettings !== runSettings
    )
      mistakes.getState().checkFreshness();
    teacher.trained(now, before);
  });
}

function followDrawing({ drawing, dials, damage }: Stores, { look, teacher }: Followers): void {
  const turn = (values: Float32Array | null) =>
    dials.getState().setDrawing(values && { width: side, height: side, values });
  turn(drawing.getState().image);
  drawing.subscribe(({ image }, before) => {
    if (image === before.image) return;
    turn(image);
    look.drawn(image);
    damage.getState().hear('drawn');
    teacher.soon(true);
  });
}

function followMistakes({ mistakes }: Stores, { teacher }: Followers): void {
  mistakes.subscribe((now, before) => {
    if (now.reading !== before.reading || now.isStale !== before.isStale) teacher.soon();
  });
}

/** What shows what the network does shows it with its damage; other weights have none. */
function followDamage({ damage, training, drawing, dials, mistakes }: Stores, { look }: Followers): void {
  training.subscribe(({ flow, version }, before) => {
    if (flow === 'preparing') damage.getState().hear('trained');
    else if (version !== before.version) damage.getState().hear('replaced');
  });
  whenChanged(damage, ['version'], () => {
    drawing.getState().refresh();
    dials.getState().refresh();
    look.inside.getState().damaged();
    mistakes.getState().checkFreshness();
  });
}

/**
 * A channel that is opened is explained. A control that leads to the picture from elsewhere has just put an image into the drawing area: that image is to be
 * seen, not the pinned one.
 */
function followView({ view }: Stores, { look: { inside, mapsCame } }: Followers): void {
  whenChanged(inside, ['maps'], mapsCame);
  inside.subscribe(({ opened }, before) => {
    if (opened && opened !== before.opened) view.getState().explain('channel');
  });
  view.subscribe(({ destination }, before) => {
    const isPicture = destination !== null && 'part' in destination && destination.part === 'network';
    if (isPicture && destination !== before.destination && inside.getState().pinned) inside.getState().pin(null);
  });
}

/** The draft follows what is made on the page; where one goes on with it, what came back is no news any more. */
function keepDraft({ network, training, data, drawing, comeBack }: Stores, { opening }: Followers): void {
  const acted = (): void => comeBack.getState().acted();
  const made = (): void => {
    opening.changed();
    acted();
  };
  whenChanged(network, ['network'], made);
  whenChanged(training, ['settings'], made);
  whenChanged(training, ['flow'], acted);
  whenChanged(data, ['dataset'], made);
  whenChanged(drawing, ['strokes', 'sample'], made);
}

function keepInUse({ runs }: Stores, { inUse }: Followers): void {
  whenChanged(runs, ['currentId'], () => inUse.set(runs.getState().currentId));
}

/** Lets the worker hold what is chosen. */
function followChoices({ network, data, ownSets, training }: Stores, { reconciler }: Followers): void {
  network.subscribe((now, before) => {
    if (now.network !== before.network) reconciler.edited();
  });
  data.subscribe(() => reconciler.changed());
  ownSets.subscribe(({ heads }, before) => {
    if (heads !== before.heads) reconciler.changed();
  });
  training.subscribe(({ flow, isHeld, built, settings }, before) => {
    if (flow !== before.flow || isHeld !== before.isHeld || built !== before.built) reconciler.changed();
    if (settings.seed !== before.settings.seed) reconciler.edited();
  });
}

/** The open lesson and the open task look whether what they ask for is so now; at edits when these have come to rest. */
function followGoals(
  { network, training, drawing, runs, damage, lesson, task }: Stores,
  { look: { inside } }: Followers,
): void {
  const look = (): void => {
    lesson.getState().look();
    task.getState().look();
  };
  let resting: ReturnType<typeof setTimeout> | undefined;
  const lookLater = (): void => {
    clearTimeout(resting);
    resting = setTimeout(look, editingPause);
  };
  whenChanged(network, ['network'], lookLater);
  whenChanged(training, ['settings'], lookLater);
  whenChanged(training, ['flow', 'epochs', 'evaluation', 'version', 'built', 'failure'], look);
  whenChanged(drawing, ['strokes', 'uploaded', 'prediction'], look);
  whenChanged(inside, ['opened'], look);
  whenChanged(runs, ['runs'], look);
  whenChanged(damage, ['filtersOff', 'isNoisy'], look);
}

/** What Train would do has changed; or an epoch shows how long it really takes. */
function followForecast({ network, data, backend, training }: Stores, { forecaster }: Followers): void {
  const changed = (): void => forecaster.changed();
  whenChanged(network, ['network'], changed);
  whenChanged(data, ['info'], changed);
  whenChanged(backend, ['report'], changed);
  whenChanged(training, ['settings', 'flow', 'isHeld', 'built', 'evaluating'], changed);
  training.subscribe(({ flow, epochs }, before) => {
    const newest = epochs.at(-1);
    if (flow === 'training' && newest && epochs !== before.epochs) forecaster.trained(newest.seconds);
  });
}

/** Who opens a model looks first whether it is the one that was meant. */
function showOpened({ share, view }: Stores): void {
  share.subscribe(({ news }, before) => {
    if (news !== before.news && news?.kind === 'openedModel') view.getState().selectTab('summary');
  });
}

/** Once there is something to lose, the browser is asked not to clear it away by itself. */
function keepFromClearing({ runs, ownSets }: Stores, { kept }: Followers): void {
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    // Its code cannot be had: it is asked the next time.
    kept().then(
      (all) => all.persist(),
      () => (isAsked = false),
    );
  };
  runs.subscribe(({ runs: now }, before) => {
    if (now !== before.runs && now.some(({ state }) => state === 'done')) ask();
  });
  ownSets.subscribe(({ open }, before) => {
    if (open && before.open?.id === open.id && open.pictures.length > before.open.pictures.length) ask();
  });
}
