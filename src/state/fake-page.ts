/** A page in a browser that exists only here, on a worker that answers by itself: for tests of joined flows. */
import { readAddress } from '../domain/link/address';
import { settle } from './engine/fake-engine';
import { fakeBrowser, fakeKept, fakeStorage, locksOf, ownSetStoreOf, type FakeBrowser } from './fake-browser';
import { fakeWorker, type FakeWorker } from './fake-worker';
import { createPage, type Page } from './page';
import { epochEnd } from './runs/fake-runs';
import type { Place, SmallStorage, Surroundings } from './surroundings';

export interface FakeTab {
  readonly browser: FakeBrowser;
  /** Of the tab: a reload finds it again. */
  readonly storage: SmallStorage;
  /** What the entry of the history carries. */
  entry: unknown;
  address: string;
}

export function fakeTab(address = '', browser = fakeBrowser()): FakeTab {
  return { browser, storage: fakeStorage(), entry: null, address };
}

export interface PageWorld {
  readonly page: Page;
  readonly worker: FakeWorker;
  readonly tab: FakeTab;
  /** Another address is put in place on the open page. */
  moveTo(address: string, entry?: unknown): Promise<void>;
  /** The page is left; gives the tab, in which another page can be opened. */
  leave(): FakeTab;
}

let ids = 0;
let time = 1_700_000_000_000;

/** @param isReturn whether the page is opened by a reload, Back or Forward */
export function setUpPage(tab: FakeTab = fakeTab(), isReturn = false): PageWorld {
  const { browser } = tab;
  const [leaving, moving]: [(() => void)[], (() => void)[]] = [[], []];
  const left = new Promise<void>((resolve) => leaving.push(resolve));
  const place: Place = {
    address: () => readAddress(`/${tab.address}`),
    base: 'https://example.org/play/',
    isReturn,
    entryState: () => tab.entry,
    setEntryState(state) {
      tab.entry = state;
    },
    onLeave: (listener) => leaving.push(listener),
    onMove: (listener) => moving.push(listener),
  };
  const workers: FakeWorker[] = [];
  const surroundings: Surroundings = {
    createEngine(events) {
      const made = fakeWorker(events);
      workers.push(made);
      return made;
    },
    baseUrl: place.base,
    pictures: { pixels: () => Promise.resolve('unreadable'), bring: () => Promise.resolve('unreadable') },
    locks: locksOf(browser.locks, left),
    local: browser.local,
    tab: tab.storage,
    kept: () => Promise.resolve(fakeKept(browser)),
    openRunStore: () => Promise.resolve(browser.runs),
    createOwnSetStore: () => ownSetStoreOf(browser.ownSets),
    joinChannel(_, onNews) {
      browser.channel.add(onNews);
      return () => browser.channel.forEach((tell) => tell !== onNews && tell());
    },
    place,
    clock: { now: () => time++, elapsed: () => time++, painted: () => Promise.resolve(0) },
    newId: () => `${(++ids).toString()}-id`,
    keeper: () => Promise.resolve(null),
    browser: { name: 'a browser', isIsolated: true },
    languageFor: (tag) => tag,
    browserLanguage: 'en',
  };
  const page = createPage(surroundings);
  const [worker] = workers;
  if (!worker) throw new Error('the page made no engine');
  return {
    page,
    worker,
    tab,
    async moveTo(address, entry = null) {
      tab.address = address;
      tab.entry = entry;
      moving.forEach((tell) => tell());
      await settle();
    },
    leave() {
      leaving.forEach((tell) => tell());
      return tab;
    },
  };
}

/** A page that was opened, and that has come to rest. */
export async function openPage(tab?: FakeTab, isReturn = false): Promise<PageWorld> {
  const world = setUpPage(tab, isReturn);
  await world.page.start();
  await settle();
  return world;
}

/** Reloads the page in its tab. */
export async function reload(world: PageWorld): Promise<PageWorld> {
  const tab = world.leave();
  await settle();
  return openPage(tab, true);
}

/** The page as a user sees it: what is chosen, and what the worker holds of it. */
export function seen({ page }: PageWorld) {
  const { network, presetId } = page.network.getState();
  const { dataset, info, failure } = page.data.getState();
  const { flow, built, settings, trainedSteps } = page.training.getState();
  const kinds = (spec: typeof built) => spec?.layers.map(({ kind }) => kind).join(' ') ?? null;
  return {
    layers: kinds(network),
    presetId,
    dataset,
    isLoaded: info !== null,
    failure: failure?.code ?? page.training.getState().failure?.code ?? null,
    flow,
    built: kinds(built),
    trainedSteps,
    epochs: settings.epochs,
  };
}

/** Trains one epoch of ten steps; what the worker says at its end is up to the test. */
export async function trainEpoch({ page, worker }: PageWorld) {
  void page.training.getState().train();
  await settle();
  const run = worker.last('train');
  for (const progress of epochEnd(1)) run.progress(progress);
  await settle();
  return run;
}

/** What a test looks for has to be there. */
export function fail(): never {
  throw new Error('it is not there');
}
