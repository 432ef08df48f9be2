import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { DatasetId, DatasetInfo } from '../domain/datasets';
import { createDataState } from './data-state';
import { createFakeEngine } from './fake-engine';

function setup() {
  const engine = createFakeEngine();
  return { engine, data: createStore(createDataState(engine)) };
}
const infoOf = (id: DatasetId): DatasetInfo => ({
  id,
  imageShape: [28, 28, 1],
  classNames: ['0', '1'],
  trainCount: 8,
  testCount: 2,
  trainPerClass: [4, 4],
  testPerClass: [1, 1],
});

describe('choosing a data set', () => {
  it('loads it, shows how far it is, and then what it holds', async () => {
    const { engine, data } = setup();
    void data.getState().select('mnist-10k');
    engine.last('loadDataset').progress({ loadedBytes: 50, totalBytes: 100 });
    expect(data.getState().progress).toEqual({ loadedBytes: 50, totalBytes: 100 });
    await engine.last('loadDataset').resolve(infoOf('mnist-10k'));
    expect(data.getState().info?.trainCount).toBe(8);
    expect(data.getState().progress).toBeNull();
  });

  it('does not load again what is there or on its way', async () => {
    const { engine, data } = setup();
    void data.getState().select('mnist-10k');
    void data.getState().select('mnist-10k');
    await engine.last('loadDataset').resolve(infoOf('mnist-10k'));
    void data.getState().select('mnist-10k');
    expect(engine.count('loadDataset')).toBe(1);
  });

  it('ignores the late reply about a data set that was left', async () => {
    const { engine, data } = setup();
    void data.getState().select('mnist');
    const first = engine.last('loadDataset');
    void data.getState().select('fashion-10k');
    first.progress({ loadedBytes: 1, totalBytes: 2 });
    await first.resolve(infoOf('mnist'));
    expect(data.getState().info).toBeNull();
    expect(data.getState().progress).toEqual({ loadedBytes: 0, totalBytes: 0 });
    await engine.last('loadDataset').resolve(infoOf('fashion-10k'));
    expect(data.getState().info?.id).toBe('fashion-10k');
  });

  it('keeps the failure until a retry succeeds', async () => {
    const { engine, data } = setup();
    void data.getState().select('mnist');
    await engine.last('loadDataset').reject({ code: 'datasetFetch', detail: 'data/mnist 404' });
    expect(data.getState().failure?.code).toBe('datasetFetch');
    void data.getState().retry();
    expect(data.getState().failure).toBeNull();
    await engine.last('loadDataset').resolve(infoOf('mnist'));
    expect(data.getState().info?.id).toBe('mnist');
  });
});

describe('waiting for the data', () => {
  it('says whether they came', async () => {
    const { engine, data } = setup();
    const failed = data.getState().ensureLoaded();
    await engine.last('loadDataset').reject({ code: 'datasetShort', detail: '' });
    expect(await failed).toBe(false);
    const loaded = data.getState().ensureLoaded();
    await engine.last('loadDataset').resolve(infoOf('mnist-10k'));
    expect(await loaded).toBe(true);
  });

  it('waits for the newest choice', async () => {
    const { engine, data } = setup();
    const loaded = data.getState().ensureLoaded();
    const first = engine.last('loadDataset');
    void data.getState().select('fashion-10k');
    await first.resolve(infoOf('mnist-10k'));
    await engine.last('loadDataset').resolve(infoOf('fashion-10k'));
    expect(await loaded).toBe(true);
  });

  it('loads them again after the worker was lost, while their description stays on the page', async () => {
    const { engine, data } = setup();
    void data.getState().select('mnist-10k');
    await engine.last('loadDataset').resolve(infoOf('mnist-10k'));
    data.getState().lost();
    void data.getState().ensureLoaded();
    expect(engine.count('loadDataset')).toBe(2);
    expect(data.getState().info?.id).toBe('mnist-10k');
  });
});
