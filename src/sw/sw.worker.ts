/**
 * Keeps the page for the time without a network, and gives it the headers that its host does not send. It never reloads a page and never takes one away from another
 * build by itself: a newer worker waits until no page is open any more, or until the user asks for it.
 */
import type { KeeperOrder } from '../protocol/offline';
import { pathOf, withHeaders } from './answers';
import type { Build } from './build';
import { KeptBuild } from './kept-build';

declare const self: ServiceWorkerGlobalScope;
/** Put in by scripts/lib/offline-worker.ts. */
declare const BUILD: Build;

const { clients, registration } = self;
const build = BUILD;
const kept = new KeptBuild(build, registration.scope, { caches, fetch: (url, init) => fetch(url, init) });

/** What is kept of other builds goes when no second page is open that may need it, and none of it waits for its turn. */
async function clean(): Promise<void> {
  if (registration.waiting || registration.installing) return;
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length <= 1) await kept.forgetOthers();
}

async function answer(request: Request, path: string): Promise<Response> {
  return withHeaders((await kept.find(path)) ?? (await fetch(request)), request, build);
}

/** Files may be gone though the worker is here: the user, or a browser short of room, deleted them. */
async function complete(): Promise<boolean> {
  try {
    await kept.complete();
    await clean();
    return true;
  } catch {
    return false;
  }
}

self.addEventListener('install', (event) => event.waitUntil(kept.complete()));
// Nothing waits for it: Firefox is done only when every worker of the page has answered, and the engine's threads, asleep in Atomics.wait, do not. Until then all requests would hang.
self.addEventListener('activate', () => void clients.claim());
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request, registration.scope, build);
  if (path !== null) event.respondWith(answer(event.request, path));
});
self.addEventListener('message', (event) => {
  const order = event.data as KeeperOrder;
  if (order === 'takeOver') event.waitUntil(self.skipWaiting());
  else event.waitUntil(complete().then((isWhole) => event.ports[0]?.postMessage(isWhole)));
});
