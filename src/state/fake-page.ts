/** A page in a browser that exists only here, on a worker that answers by itself: for tests of joined flows. */
import { ownSetInfo, type OwnSet, type OwnSetData } from '../domain/data/own-set';
import type { BuiltInId, DatasetInfo, OwnId } from '../domain/data/datasets';
import { readAddress } from '../domain/link/address';
import type { BrowserLocks } from '../engine-client/browser-locks';
import type { EngineEvents } from '../engine-client/engine-client';
import type { CallKind, Calls, EngineFailure } from '../protocol/messages';
import type { OwnSetStore } from './data/own-store';
import { createFakeEngine, settle, type FakeCall, type FakeEngine } from './engine/fake-engine';
import { createPage, type Page } from './page';
import { createMemoryStore } from './storage/memory-store';
import type { Place, SmallStorage, Surroundings } from './surroundings';

/** What all tabs of a browser share, as long as its owner does not delete it. */
export interface FakeBrowser {
  readonly local: SmallStorage | null;
  readonly runs: ReturnType<typeof createMemoryStore>;
  readonly ownSets: Map<OwnId, OwnSet>;
  readonly locks: BrowserLocks;
  readonly channel: Set<() => void>;
}

export function fakeBrowser(): FakeBrowser {
  return {
    local: fakeStorage(),
    runs: createMemoryStore(),
    ownSets: new Map(),
    locks: fakeLocks(),
    channel: new Set(),
  };
}

export function fakeStorage(): SmallStorage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size;
    },
  };
}

function fakeLocks(): BrowserLocks {
  const ends = new Map<string, Promise<unknown>>();
  return {
    held: () => Promise.resolve(new Set(ends.keys())),
    async request(name, { ifAvailable = false }, work) {
      const before = ends.get(name);
      if (ifAvailable && before) return work(null);
      const turn = Promise.resolve(before).then(() => work({ name, mode: 'exclusive' }));
      ends.set(name, turn);
      const result = await turn;
      if (ends.get(name) === turn) ends.delete(name);
      return result;
    },
  };
}

function ownSetStoreOf(sets: Map<OwnId, OwnSet>): OwnSetStore {
  return {
    heads: () => Promise.resolve([...sets.values()].map(({ pictures: _, ...head }) => head)),
    load: (id) => Promise.resolve(sets.get(id) ?? null),
    save: (_, after) => Promise.resolve(void sets.set(after.id, after)),
    delete: (id) => Promise.resolve(void sets.delete(id)),
  };
}

export function builtInInfo(id: BuiltInId): DatasetInfo {
  const classNames = Array.from({ length: 10 }, (_, label) => `class ${label}`);
  const perClass = classNames.map(() => 100);
  return {
    id,
    imageShape: [28, 28, 1],
    classNames,
    trainCount: 800,
    testCount: 200,
    trainPerClass: perClass,
    testPerClass: perClass,
  };
}

/** What a worker in good health says at once; a training and whatever reads all images wait for the test. */
const answers: { readonly [K in CallKind]?: (args: Calls[K]['args']) => unknown } = {
  start: ({ backend }) => ({
    backend: 'wasm',
    choice: backend,
    reason: 'fastest',
    adapter: '',
    threads: 1,
    stepMilliseconds: {},
    rejected: [],
  }),
  loadDataset: ({ dataset }) => builtInInfo(dataset),
  loadOwnSet: (data: OwnSetData) => ownSetInfo(data),
  heldData: () => ({ sets: [], problem: null }),
  build: () => ({ parameters: 1, arithmetic: 'fused' }),
  restore: ({ snapshot }) => ({ parameters: 1, trainedSteps: snapshot.position.steps, arithmetic: 'fused' }),
  predict: () => null,
  predictMany: () => null,
  maps: () => null,
};

export interface FakeWorker extends FakeEngine {
  /** Kinds of calls that wait for the test from now on. */
  readonly held: Set<CallKind>;
  /** The worker ends; calls under way fail. The next call finds a fresh one. */
  die(): Promise<void>;
}

function fakeWorker(events: EngineEvents): FakeWorker {
  const engine = createFakeEngine();
  const waiting = new Set<FakeCall>();
  let isAlive = false;
  const held = new Set<CallKind>();
  const crashed: EngineFailure = { code: 'crashed', detail: 'the worker ended' };
  const worker: FakeWorker = {
    ...engine,
    held,
    call(kind, args, onProgress) {
      if (!isAlive) {
        isAlive = true;
        events.onSpawn(worker);
      }
      const reply = engine.call(kind, args, onProgress);
      const call = engine.last(kind) as unknown as FakeCall;
      waiting.add(call);
      const forget = () => waiting.delete(call);
      reply.then(forget, forget);
      const answer = held.has(kind) ? undefined : answers[kind];
      if (answer) void call.resolve(answer(args) as never);
      return reply;
    },
    async die() {
      isAlive = false;
      const left = [...waiting];
      events.onEnd?.(left.length > 0);
      await Promise.all(left.map((call) => call.reject(crashed)));
      await settle();
    },
  };
  return worker;
}

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
    locks: browser.locks,
    local: browser.local,
    tab: tab.storage,
    openRunStore: () => Promise.resolve(browser.runs),
    ownSetStore: ownSetStoreOf(browser.ownSets),
    joinChannel(_, onNews) {
      browser.channel.add(onNews);
      return () => browser.channel.forEach((tell) => tell !== onNews && tell());
    },
    place,
    clock: { now: () => time++, elapsed: () => time++, painted: () => Promise.resolve(0) },
    newId: () => `${(++ids).toString()}-id`,
    browser: { name: 'a browser', isIsolated: true },
    isLanguage: () => true,
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
export function reload(world: PageWorld): Promise<PageWorld> {
  return openPage(world.leave(), true);
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
