import type { HelperNews, HelperOrder } from '../protocol/helpers';

export const makeHelper = (): Worker =>
  new Worker(new URL('../engine/wasm/thread.worker.ts', import.meta.url), { type: 'module' });

/**
 * Starts the helper threads that an engine orders, and hides the orders from those who listen to the engine after this call. They end with the engine: by
 * the function that this gives, which ends them all.
 *
 * @param make how to start one: tests put a fault in its place
 */
export function serveHelpers(engine: Worker, make = makeHelper): () => void {
  const helpers = new Set<Worker>();
  const start = ({ start, port }: HelperOrder<MessagePort>): void => {
    const helper = make();
    helpers.add(helper);
    const tell = (news: HelperNews): void => port.postMessage(news);
    const end = (): void => {
      helper.terminate();
      helpers.delete(helper);
    };
    helper.onmessage = () => tell('ready');
    helper.onerror = () => {
      end();
      tell('lost');
    };
    port.onmessage = end;
    helper.postMessage(start);
  };
  engine.addEventListener('message', (event: MessageEvent<Partial<HelperOrder<MessagePort>>>) => {
    if (event.data.kind !== 'helper') return;
    event.stopImmediatePropagation();
    start(event.data as HelperOrder<MessagePort>);
  });
  return () => {
    for (const helper of helpers) helper.terminate();
    helpers.clear();
  };
}
