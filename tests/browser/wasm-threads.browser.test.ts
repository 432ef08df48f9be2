/** Training on WebAssembly with one, two and three threads: the cpu backend's numbers, and the same bits every time. */
import { describe, expect, it } from 'vitest';
import { fusesMultiplyAdd } from '../../src/engine/wasm/binary';
import { makeHelper, serveHelpers } from '../../src/engine-client/helpers';
import type { StepsRequest, StepsResult } from './support/wasm.worker';

/** What becomes of a helper thread that does not start as it should. */
type ThreadFault = 'missing' | 'silent';

/** Gives the first helper threads a script that is not there, or one that never answers. */
function faulty(faults: readonly ThreadFault[]): () => Worker {
  const scripts = { missing: '/missing.js', silent: URL.createObjectURL(new Blob([''], { type: 'text/javascript' })) };
  const left = [...faults];
  return () => {
    const fault = left.shift();
    return fault ? new Worker(scripts[fault], { type: 'module' }) : makeHelper();
  };
}

function runSteps(request: StepsRequest, faults: readonly ThreadFault[] = []): Promise<StepsResult> {
  const worker = new Worker(new URL('./support/wasm.worker.ts', import.meta.url), { type: 'module' });
  const endHelpers = serveHelpers(worker, faulty(faults));
  return new Promise<StepsResult>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ result?: StepsResult; error?: string }>) => {
      if (data.result) resolve(data.result);
      else reject(new Error(data.error));
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(request);
  }).finally(() => {
    endHelpers();
    worker.terminate();
  });
}

function worstDifference(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  return Math.max(
    ...a.flatMap((values, index) => [...values].map((value, at) => Math.abs(value - (b[index]?.[at] ?? NaN)))),
  );
}

/** Not nearly: to the last digit. */
function expectSameBits(other: StepsResult, first: StepsResult): void {
  expect(other.metrics).toEqual(first.metrics);
  expect(worstDifference(other.weights, first.weights)).toBe(0);
}

describe('training steps on wasm', () => {
  it.each([1, 2, 3])('follow the cpu backend with %i threads', async (threads) => {
    const request = { batch: 5, steps: 2 };
    const expected = await runSteps({ ...request, backend: 'cpu', threads: 1 });
    const actual = await runSteps({ ...request, backend: 'wasm', threads });
    expect(actual.report?.threads).toBe(threads);
    expect(actual.leaked).toBe(0);
    actual.metrics.forEach(([loss, accuracy], step) => {
      expect(loss).toBeCloseTo(expected.metrics[step]?.[0] ?? NaN, 3);
      expect(accuracy).toBeCloseTo(expected.metrics[step]?.[1] ?? NaN, 6);
    });
  });

  it('give the same bits with any number of threads, again and again', async () => {
    const request = { backend: 'wasm', batch: 33, steps: 4 } as const;
    const first = await runSteps({ ...request, threads: 1 });
    for (const threads of [1, 2, 2, 3, 3]) {
      expectSameBits(await runSteps({ ...request, threads }), first);
    }
  });

  it("give the same bits in the layers that work on rows, and the cpu backend's numbers", async () => {
    const request = { backend: 'wasm', batch: 9, steps: 3, rows: true } as const;
    const first = await runSteps({ ...request, threads: 1 });
    expect(first.leaked).toBe(0);
    for (const threads of [2, 3]) {
      expectSameBits(await runSteps({ ...request, threads }), first);
    }
    const expected = await runSteps({ ...request, backend: 'cpu', threads: 1 });
    first.metrics.forEach(([loss], step) => {
      expect(loss).toBeCloseTo(expected.metrics[step]?.[0] ?? NaN, 3);
    });
  });

  it('go on with fewer threads where some do not start, and give the same bits', async () => {
    const request = { backend: 'wasm', batch: 33, steps: 2 } as const;
    const first = await runSteps({ ...request, threads: 1 });
    for (const [faults, threads] of [
      [['missing'], 2],
      [['silent', 'missing'], 1],
    ] as const) {
      const others = await runSteps({ ...request, threads: 3 }, faults);
      expect(others.report?.threads).toBe(threads);
      expectSameBits(others, first);
    }
  });

  it('with plain multiply-adds give the same bits with any number of threads, other ones than with fused', async () => {
    const request = { backend: 'wasm', batch: 33, steps: 4 } as const;
    const own = await runSteps({ ...request, threads: 1 });
    expect(own.report?.arithmetic).toBe(fusesMultiplyAdd() ? 'fused' : 'plain');
    const plain = await runSteps({ ...request, threads: 1, arithmetic: 'plain' });
    const threaded = await runSteps({ ...request, threads: 3, arithmetic: 'plain' });
    expect(worstDifference(threaded.weights, plain.weights)).toBe(0);
    const difference = worstDifference(own.weights, plain.weights);
    if (fusesMultiplyAdd()) expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(1e-3);
  });
});
