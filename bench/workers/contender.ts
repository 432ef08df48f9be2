/** The message loop that all contenders' workers share. */
import type { Answer, Ask, StartOptions, Workload } from '../protocol';
import { makeWorkload } from '../workload';

/** Runs `count` steps, of which the first is number `from`, and gives their losses, read back from the device. */
export type Runner = (from: number, count: number) => Promise<readonly number[]> | readonly number[];

export interface Contender {
  /** Gives the name of what it runs on. */
  start(options: StartOptions): Promise<string>;
  /** Builds the network with the workload's weights. */
  prepare(workload: Workload): Promise<Runner> | Runner;
}

async function fetchUnzipped(path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`/${path}`, self.location.href));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Some servers unzip on the way.
  if (new Uint8Array(bytes)[0] !== 0x1f) return new Uint8Array(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export function serve(contender: Contender): void {
  let runner: Runner | null = null;
  let done = 0;
  const answer = async ({ start, prepare, steps }: Ask): Promise<Answer> => {
    if (start) return { device: await contender.start(start) };
    if (prepare) {
      runner = await contender.prepare(await makeWorkload(prepare, fetchUnzipped));
      done = 0;
    }
    if (!steps || !runner) return {};
    const begin = performance.now();
    const losses = await runner(done, steps);
    done += steps;
    return { milliseconds: performance.now() - begin, losses };
  };
  globalThis.onmessage = ({ data }: MessageEvent<Ask>) => {
    answer(data).then(
      (reply) => globalThis.postMessage(reply),
      (error: unknown) => globalThis.postMessage({ error: error instanceof Error ? error.message : String(error) }),
    );
  };
}
