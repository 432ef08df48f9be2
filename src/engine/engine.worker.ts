/**
 * The worker's entry: keeps the messages that come while the engine loads, and hands them over in their order. Nothing else may stand here, for nothing of the
 * build may import this file: WebKit would run it a second time, and a second, empty engine would take over the messages (scripts/vite/worker-entries.ts).
 */
declare const self: DedicatedWorkerGlobalScope;

const early: MessageEvent[] = [];
self.onmessage = (event) => void early.push(event);

void import('./session/engine-main').then(({ receive }) => {
  self.onmessage = receive;
  early.forEach(receive);
  // A rejection stays in the worker; an error that is reported reaches the page.
}, reportError);
