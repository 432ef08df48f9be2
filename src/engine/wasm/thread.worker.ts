/** A helper thread: waits for jobs and helps with them. It never returns to its event loop; the pool ends it with terminate(). */
import { instantiate, type HelperStart } from './instance';
import { awaitJob, workOff } from './job';

function work({ module, memory, thread }: HelperStart): never {
  const kernels = instantiate(module, memory);
  const words = new Int32Array(memory.buffer, 0, 16);
  globalThis.postMessage('ready');
  for (;;) {
    awaitJob(words);
    workOff(words, kernels, thread);
  }
}

globalThis.onmessage = (event: MessageEvent<HelperStart>) => work(event.data);
