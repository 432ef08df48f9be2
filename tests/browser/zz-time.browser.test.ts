import { it } from 'vitest';
import type { StepsResult } from './support/wasm.worker';
it('times', async () => {
  for (const threads of [1, 2]) {
    const worker = new Worker(new URL('./support/wasm.worker.ts', import.meta.url), { type: 'module' });
    const r = await new Promise<StepsResult>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data.result);
      worker.postMessage({ backend: 'wasm', threads, batch: 64, steps: 150 });
    });
    worker.terminate();
    const t = [...r.times].sort((a, b) => a - b);
    console.log(
      JSON.stringify(r.report),
      'min',
      t[0]?.toFixed(1),
      'q1',
      t[15]?.toFixed(1),
      'med',
      t[30]?.toFixed(1),
      r.metrics[149],
    );
  }
});
