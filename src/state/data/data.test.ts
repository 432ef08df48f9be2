import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { DatasetId, DatasetInfo } from '../../domain/data/datasets';
import { addPictures, newOwnSet, pictureBytes, type OwnSet } from '../../domain/data/own-set';
import { createDataState } from './data-slice';
import { createFakeEngine, settle } from '../engine/fake-engine';

function setup(own: () => OwnSet | null = () => null) {
  const engine = createFakeEngine();
  return { engine, data: createStore(createDataState(engine, () => Promise.resolve(own()))) };
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

describe('a full set that is not here', () => {
  it('is fetched from its home only when asked, and not once more on the way', async () => {
    const { engine, data } = setup();
    void data.getState().select('mnist');
    expect(engine.last('loadDataset').args).toEqual({ dataset: 'mnist' });
    await engine.last('loadDataset').reject({ code: 'datasetAbsent', detail: '' });
    void data.getState().fetchFromWeb();
    expect(engine.last('loadDataset').args).toEqual({ dataset: 'mnist', source: 'web' });
    void data.getState().retry();
    expect(engine.count('loadDataset')).toBe(2);
    await engine.last('loadDataset').resolve(infoOf('mnist'));
    expect(data.getState().info?.id).toBe('mnist');
  });

  it('gives way to the set before when it is called off', async () => {
    const { engine, data } = setup();
    void data.getState().select('fashion-10k');
    await engine.last('loadDataset').resolve(infoOf('fashion-10k'));
    void data.getState().select('mnist');
    const loading = engine.last('loadDataset');
    void data.getState().cancel();
    expect(engine.count('cancelLoading')).toBe(1);
    await loading.reject({ code: 'datasetCancelled', detail: '' });
    await engine.last('loadDataset').resolve(infoOf('fashion-10k'));
    expect(data.getState()).toMatchObject({ dataset: 'fashion-10k', failure: null, progress: null });
  });

  it('is chosen once the files that were brought make it whole', async () => {
    const { engine, data } = setup();
    const report = { name: 'x', dataset: 'fashion', part: 'testLabels', problem: null, detail: '' } as const;
    const parts = ['trainImages', 'trainLabels', 'testImages', 'testLabels'] as const;
    const held = (count: number) => ({
      sets: [{ dataset: 'fashion' as const, parts: parts.slice(0, count), bytes: 1 }],
      problem: null,
    });
    void data.getState().addFiles([]);
    await engine.last('addDataFiles').resolve({ reports: [report], held: held(3) });
    expect(data.getState().dataset).toBe('mnist-10k');
    void data.getState().addFiles([]);
    await engine.last('addDataFiles').resolve({ reports: [report], held: held(4) });
    expect(data.getState().dataset).toBe('fashion');
  });
});

describe("a set of the user's own", () => {
  const empty = newOwnSet('own-1', 'Pets', 'grey', ['Cat', 'Dog']);
  const withEach = (count: number) =>
    addPictures(
      empty,
      empty.classes.flatMap(({ id }) =>
        Array.from({ length: count }, () => ({ classId: id, pixels: new Uint8Array(pictureBytes) })),
      ),
    );

  it('is said to be too small, though its classes are known already', async () => {
    const { data } = setup(() => withEach(4));
    await data.getState().select('own-1');
    expect(data.getState().failure?.code).toBe('ownSetTooSmall');
    expect(data.getState().info?.classNames).toEqual(['Cat', 'Dog']);
    expect(await data.getState().ensureLoaded()).toBe(false);
  });

  it('goes to the worker, and again when it has grown', async () => {
    let set = withEach(5);
    const { engine, data } = setup(() => set);
    void data.getState().select('own-1');
    await settle();
    expect(engine.last('loadOwnSet').args.train.labels.length).toBe(8);
    await engine.last('loadOwnSet').resolve(infoOf('own-1'));
    const { checksum } = data.getState();
    expect(checksum).not.toBeNull();
    set = withEach(10);
    data.getState().ownSetChanged('own-1');
    void data.getState().ensureLoaded();
    await settle();
    expect(engine.last('loadOwnSet').args.test.labels.length).toBe(4);
    await engine.last('loadOwnSet').resolve(infoOf('own-1'));
    expect(data.getState().checksum).not.toBe(checksum);
  });

  it('that is not there any more is told from one that is', async () => {
    const { data } = setup();
    await data.getState().select('own-7');
    expect(data.getState().failure?.code).toBe('ownSetMissing');
  });
});
