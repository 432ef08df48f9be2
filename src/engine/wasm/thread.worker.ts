/** A helper thread: waits for jobs and helps with them. It never returns to its event loop; the pool ends it with terminate(). */
import { instantiateAll, type HelperStart } from './instance';
import { awaitJob, workOff } from './job';

function work({ modules, memory, thread }: HelperStart): never {
  const kinds = instantiateAll(modules, memory);
  const words = new Int32Array(memory.buffer, 0, 16);
  globalThis.postMessage('ready');
  for (;;) {
    awaitJob(words);
    workOff(words, kinds, thread);
  }
}

globalThis.onmessage = (event: MessageEvent<HelperStart>) => work(event.data);
