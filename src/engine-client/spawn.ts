import { browserLocks } from './browser-locks';
import { EngineClient, type EngineEvents, type WorkerLike } from './engine-client';
import { heldUntil } from './held';
import { serveHelpers } from './helpers';

/**
 * A worker that is killed, by itself or by the browser because memory runs out, sends no error. But it holds a lock of its own name, which then becomes free.
 * It has the lock before its first message, unless the browser gives it none: then its death goes unnoticed, but nothing is mistaken for it.
 */
function watchForDeath(worker: Worker, name: string): void {
  const listen = async (): Promise<void> => {
    if (!(await browserLocks.held()).has(name)) return;
    await browserLocks.request(name, {}, () => {
      worker.dispatchEvent(new ErrorEvent('error', { message: 'the worker ended' }));
    });
  };
  worker.addEventListener('message', () => void listen().catch(() => undefined), { once: true });
}

/**
 * The client of the real worker. The address is no import: the page's code never contains the engine's.
 *
 * @param shown until the page is there, nothing that the worker says reaches it: React would make all of it anew
 */
export function createEngineClient(events: EngineEvents, shown: Promise<unknown> = Promise.resolve()): EngineClient {
  let spawned = 0;
  const client = performance.timeOrigin + performance.now();
  const spawn = (): WorkerLike => {
    const name = `engine ${++spawned} ${client}`;
    const worker = new Worker(new URL('../engine/engine.worker.ts', import.meta.url), { type: 'module', name });
    const endHelpers = serveHelpers(worker);
    watchForDeath(worker, name);
    return Object.assign(worker, {
      terminate() {
        endHelpers();
        Worker.prototype.terminate.call(worker);
      },
    });
  };
  return new EngineClient(spawn, events, (hear) => heldUntil(shown, hear));
}
