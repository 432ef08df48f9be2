/** The worker that keeps the page (src/sw), as the browser runs it. */
import type { KeeperOrder } from '../../protocol/offline';
import type { Keeper } from './keeper';

/** Null while one develops, in a frame of another page, and where the browser has no such workers or forbids them. */
function containerOf(): ServiceWorkerContainer | null {
  if (!import.meta.env.PROD || window.top !== window) return null;
  try {
    return (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker ?? null;
  } catch {
    return null;
  }
}

function tell(worker: ServiceWorker, order: KeeperOrder, ports: MessagePort[] = []): void {
  worker.postMessage(order, ports);
}

function complete(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    tell(worker, 'complete', [port2]);
  });
}

/** Calls back when a worker of a newer build has all that it needs; the first of all workers is no news. */
function watch(registration: ServiceWorkerRegistration, onNewer: () => void): void {
  const follow = (worker: ServiceWorker | null): void => {
    const isNewer = registration.active !== null;
    worker?.addEventListener('statechange', () => isNewer && worker.state === 'installed' && onNewer());
  };
  if (registration.waiting && registration.active) onNewer();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
}

/** Milliseconds of rest where a browser does not tell when it has nothing else to do. */
const usualRest = 1000;

function rest(): Promise<unknown> {
  const { requestIdleCallback } = window as Partial<Pick<Window, 'requestIdleCallback'>>;
  return new Promise((resolve) => {
    if (requestIdleCallback) requestIdleCallback(resolve);
    else setTimeout(resolve, usualRest);
  });
}

export function browserKeeper(): Keeper | null {
  const container = containerOf();
  if (!container) return null;
  const registered: { registration?: ServiceWorkerRegistration } = {};
  const reload = (): void => location.reload();
  return {
    hasServed: container.controller !== null,
    hasActed: () => (navigator as Partial<Pick<Navigator, 'userActivation'>>).userActivation?.hasBeenActive ?? true,
    hasCores: navigator.hardwareConcurrency > 1,
    async keep(onNewer) {
      await rest();
      const registration = await container.register(new URL('sw.js', document.baseURI));
      registered.registration = registration;
      watch(registration, onNewer);
      const { active } = await container.ready;
      return active !== null && complete(active);
    },
    openNewest() {
      const waiting = registered.registration?.waiting;
      container.addEventListener('controllerchange', reload, { once: true });
      if (waiting) tell(waiting, 'takeOver');
      else reload();
    },
    reload,
  };
}
