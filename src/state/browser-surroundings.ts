/** The real surroundings of the page: the worker, the browser's storages and locks, the window. */
import { readAddress } from '../domain/link/address';
import { browserLocks } from '../engine-client/browser-locks';
import { createEngineClient } from '../engine-client/spawn';
import { newId } from './new-id';
import { onceLoaded } from './once-loaded';
import { joinChannel } from './storage/browser-channel';
import type { Clock, Place, SmallStorage, Surroundings } from './surroundings';

/** Null where a storage is forbidden, for then even asking for it throws. */
function storageOf(ask: () => Storage): SmallStorage | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** Milliseconds after which a page that nobody sees, and that paints nothing, counts as painted. */
const unseen = 200;

const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  painted() {
    const begin = performance.now();
    return new Promise((resolve) => {
      const done = () => resolve(performance.now() - begin);
      setTimeout(done, unseen);
      // The first frame has the new elements, the second what was then painted into them.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    });
  },
};

function browserPlace(): Place {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return {
    /** Of the path only what follows the last folder: a link may lie in it in codes. */
    address() {
      const { pathname, search, hash } = window.location;
      return readAddress(pathname.slice(pathname.lastIndexOf('/')) + search + hash);
    },
    base: location.origin + location.pathname,
    isReturn: navigation?.type === 'reload' || navigation?.type === 'back_forward',
    entryState: () => history.state as unknown,
    setEntryState: (state) => history.replaceState(state, ''),
    onLeave: (listener) => window.addEventListener('pagehide', listener),
    onMove: (listener) => window.addEventListener('hashchange', listener),
  };
}

/** Its code comes with the first picture; where it cannot be had, no picture can be read. */
function latePictures(): Surroundings['pictures'] {
  const client = onceLoaded(async () => new (await import('../engine-client/picture-client')).PictureClient());
  return {
    pixels: async (file, form) => (await client()).pixels(file, form),
    bring: async (given) => {
      try {
        return await (await client()).bring(given);
      } catch {
        return 'unreadable';
      }
    },
  };
}

/** Its code comes with the first question. */
const lateOwnSetStore: Surroundings['createOwnSetStore'] = (onLost) => {
  const store = onceLoaded(async () => (await import('./data/own-store')).createOwnSetStore(onLost));
  return {
    heads: async () => (await store()).heads(),
    load: async (id) => (await store()).load(id),
    save: async (before, after) => (await store()).save(before, after),
    delete: async (id) => (await store()).delete(id),
  };
};

/** What is not known here. */
export interface PageFacts extends Pick<Surroundings, 'languageFor' | 'browserLanguage'> {
  /** Resolves when the page is there. */
  readonly shown: Promise<unknown>;
}

export function browserSurroundings({ shown, ...spoken }: PageFacts): Surroundings {
  const [local, tab] = [storageOf(() => localStorage), storageOf(() => sessionStorage)];
  return {
    createEngine: (events) => createEngineClient(events, shown),
    baseUrl: document.baseURI,
    pictures: latePictures(),
    locks: browserLocks,
    local,
    tab,
    kept: onceLoaded(async () => (await import('./kept/browser-kept')).browserKept(local, tab)),
    openRunStore: async (onLost) => (await import('./storage/idb-store')).openRunStore(onLost),
    createOwnSetStore: lateOwnSetStore,
    joinChannel,
    place: browserPlace(),
    clock,
    newId,
    keeper: async () => (await import('./offline/browser-keeper')).browserKeeper(),
    browser: { name: navigator.userAgent, isIsolated: crossOriginIsolated },
    ...spoken,
  };
}
