/** A tab with a training, its recorder and its list of runs, beside others that share its store and locks: for tests of state. */
import { createStore } from 'zustand';
import { presets } from '../../domain/network/presets';
import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { TrainProgress } from '../../domain/run/train-progress';
import { settle } from '../engine/fake-engine';
import { epochOf, progressOf, setUpTraining } from '../training/fake-training';
import { createMetricsBuffer } from '../training/metrics';
import { RunRecorder } from './recorder';
import { createRunsState, type RunsState } from './runs-state';
import { createMemoryStore } from '../storage/memory-store';

const { network, settings } = presets['mnist-softmax'];

/** What all tabs of a browser share. */
export function setUpBrowser() {
  return { store: createMemoryStore(), alive: new Set<string>(), time: 1000 };
}
type Browser = ReturnType<typeof setUpBrowser>;

export function setUpRuns(browser: Browser = setUpBrowser()) {
  const { store, alive } = browser;
  const metrics = createMetricsBuffer();
  const news = { count: 0 };
  const runs = createStore<RunsState>()(
    createRunsState(
      store,
      () => Promise.resolve((id: string) => alive.has(id)),
      () => news.count++,
    ),
  );
  const recorder = new RunRecorder({
    store,
    runs,
    now: () => browser.time++,
    newId: () => `run ${browser.time}`,
    presetOf: () => 'mnist-softmax',
    parametersOf: () => 7850,
    backend: () => 'wasm',
    dataset: () => 'mnist-10k',
    batches: (limit) => metrics.digest(limit),
    hold(id) {
      if (alive.has(id)) return Promise.resolve(null);
      alive.add(id);
      return Promise.resolve(() => alive.delete(id));
    },
  });
  const world = setUpTraining(recorder, metrics, network);
  world.training.getState().setSettings({ ...settings, checkpointEpochs: 2 });
  return { ...world, store, alive, news, runs, recorder, list: () => runs.getState().runs };
}
export type RunsWorld = ReturnType<typeof setUpRuns>;

export function snapshotAt(epochs: number, stepInEpoch: number): RunSnapshot {
  const steps = epochs * 10 + stepInEpoch;
  return {
    network,
    seed: 1,
    weights: [Float32Array.of(steps)],
    optimizer: null,
    position: { epochs, stepInEpoch, steps, lossSum: 0, accuracySum: 0, imagesSeen: 0, seconds: 0 },
    fit: null,
    best: null,
  };
}

/** What the worker says at the end of an epoch. */
export function epochEnd(epoch: number): readonly TrainProgress[] {
  return [
    progressOf(epoch * 10, { finished: [epochOf(epoch)] }),
    progressOf(epoch * 10, { batches: [], checkpoint: snapshotAt(epoch, 0) }),
  ];
}

export async function begin({ engine, training }: RunsWorld) {
  void training.getState().train();
  await settle();
  return engine.last('train');
}

/** Puts a run of the list in place, as Continue does. */
export async function putInPlace({ engine, store, training, recorder }: RunsWorld, record: RunRecord) {
  const snapshot = (await store.snapshot(record.id)) as RunSnapshot;
  const adopting = training.getState().adopt({ ...record, snapshot });
  await settle();
  await engine
    .last('restore')
    .resolve({ parameters: 7850, trainedSteps: snapshot.position.steps, arithmetic: 'fused' });
  recorder.adopt(record);
  return adopting;
}
