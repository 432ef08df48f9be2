import { expect, type Page } from '@playwright/test';
import type { TrainingColumn } from '../pages/training-column';

/** What is stored about the one run: its history, how far its newest copy is, and a sum over its weights, bit by bit. */
export function storedRun(page: Page) {
  return page.evaluate(async () => {
    const request = indexedDB.open('cnn-playground-runs');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('no database'));
    });
    const all = <T>(table: string) =>
      new Promise<T[]>((resolve) => {
        const query = database.transaction(table).objectStore(table).getAll();
        query.onsuccess = () => resolve(query.result as T[]);
      });
    const [record] = await all<{ state: string; epochs: { loss: number }[] }>('records');
    const [snapshot] = await all<{ weights: Float32Array[]; position: { steps: number } }>('snapshots');
    database.close();
    const words = (snapshot?.weights ?? []).flatMap((values) => [...new Uint32Array(values.slice().buffer)]);
    const checksum = words.reduce((sum, word) => (Math.imul(sum, 31) + word) >>> 0, 7);
    const losses = record?.epochs.map(({ loss }) => loss);
    return { state: record?.state, losses, steps: snapshot?.position.steps, checksum };
  });
}

/** The step at which a paused run rests. The page says "paused" at the press; the engine does the steps that it has begun, and its copy reaches the disk a little later. */
export async function stepAtRest(page: Page, training: TrainingColumn): Promise<number> {
  await training.waitFor('paused');
  const step = () => training.metric('step');
  await expect.poll(async () => (await storedRun(page)).steps === (await step())).toBe(true);
  return step();
}
