/** A page with one training on a fake worker, and what that worker says: for tests of state. */
import { createStore } from 'zustand';
import type { DatasetId } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import type { EpochMetrics } from '../../domain/training/metrics';
import type { EngineFailure } from '../../domain/engine-failure';
import type { TrainProgress } from '../../domain/run/train-progress';
import { createFakeEngine, settle } from '../engine/fake-engine';
import { createMetricsBuffer } from './metrics';
import type { RunListener } from '../runs/listener';
import { createTrainingState } from './training-slice';

export function denseNetwork(units: number, id = 'a'): NetworkSpec {
  const params = { units, activation: 'softmax', useBias: true, l2: 0 };
  return { inputShape: [28, 28, 1], layers: [{ id, kind: 'dense', params }] } as unknown as NetworkSpec;
}

export function setUpTraining(listener?: RunListener, metrics = createMetricsBuffer(), network = denseNetwork(10)) {
  const engine = createFakeEngine();
  const page = {
    network,
    isValid: true,
    dataset: 'mnist-10k' as DatasetId,
    classNames: ['0', '1'] as readonly string[],
    data: Promise.resolve(),
    losses: 0,
  };
  const training = createStore(
    createTrainingState({
      engine,
      metrics,
      network: () => page.network,
      isNetworkValid: () => page.isValid,
      dataset: () => page.dataset,
      classNames: () => page.classNames,
      loadData: () => page.data,
      dataLost: () => {
        page.losses++;
      },
      ...(listener && { listener }),
    }),
  );
  return { engine, metrics, page, training };
}
export type TrainingWorld = ReturnType<typeof setUpTraining>;

/** What the worker says after so many steps, of which ten make an epoch. */
export function progressOf(totalSteps: number, more: Partial<TrainProgress> = {}): TrainProgress {
  return {
    phase: 'training',
    epoch: Math.floor(totalSteps / 10) + 1,
    epochs: 5,
    step: totalSteps % 10,
    stepsPerEpoch: 10,
    totalSteps,
    imagesPerSecond: 640,
    secondsLeft: 1,
    loss: 0.5,
    accuracy: 0.8,
    batches: [{ step: totalSteps, loss: 0.5, accuracy: 0.8 }],
    finished: [],
    compiled: null,
    ...more,
  };
}

export function epochOf(epoch: number): EpochMetrics {
  return { epoch, loss: 1 / epoch, accuracy: 0.9, valLoss: null, valAccuracy: null, seconds: 2 };
}
export const evaluation = { loss: 0.07, accuracy: 0.978, count: 2000, seconds: 1 };

export async function trainToTheEnd({ engine, training }: TrainingWorld, steps = 10) {
  void training.getState().train();
  await settle();
  engine.last('train').progress(progressOf(steps, { finished: [epochOf(1)] }));
  await engine.last('train').resolve({ outcome: 'done', evaluation });
}

export async function failWith({ engine, training }: TrainingWorld, failure: EngineFailure) {
  void training.getState().train();
  await settle();
  engine.last('train').progress(progressOf(3));
  await engine.last('train').reject(failure);
}
