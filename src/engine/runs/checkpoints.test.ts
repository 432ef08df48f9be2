import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { newLayer } from '../../domain/network/edits';
import type { TrainProgress } from '../../domain/run/train-progress';
import { buildModel } from '../core/model';
import { newRun, type Run } from '../training/run';
import { takeSnapshot } from '../training/snapshot';
import { Checkpoints } from './checkpoints';
import type { RunSnapshot } from '../../domain/run/snapshot';

beforeAll(() => setBackend('cpu'));

const progress = {
  phase: 'training',
  totalSteps: 3,
  batches: [{ step: 3, loss: 1, accuracy: 0 }],
  finished: [],
} as unknown as TrainProgress;

function setUp() {
  const model = buildModel(
    {
      inputShape: [2, 2, 1],
      layers: [{ id: 'a', kind: 'Flatten', params: {} }, newLayer('Dense', 'b', { units: 2, activation: 'softmax' })],
    },
    1,
  );
  const run = newRun(model, 1);
  run.position.steps = 3;
  const sent: TrainProgress[] = [];
  const checkpoints = new Checkpoints(run, (message) => sent.push(message));
  checkpoints.report(progress);
  return { run, checkpoints, sent, taken: () => sent.flatMap(({ checkpoint }) => checkpoint ?? []) };
}

test('one is sent after every epoch, and at a pause, without repeating the batches', async () => {
  const { run, checkpoints, sent, taken } = setUp();
  await checkpoints.rest(run);
  expect(taken()).toHaveLength(0);
  run.position.epochs = 1;
  await checkpoints.rest(run);
  await checkpoints.rest(run);
  expect(taken()).toHaveLength(1);
  await checkpoints.take(run);
  expect(taken()).toHaveLength(2);
  expect(sent.at(-1)).toMatchObject({ totalSteps: 3, batches: [], checkpoint: { position: { steps: 3, epochs: 1 } } });
});

test('a long epoch has one at least every 30 seconds', async () => {
  const { run, checkpoints, taken } = setUp();
  const begin = performance.now();
  const clock = vi.spyOn(performance, 'now');
  clock.mockReturnValue(begin + 29_000);
  await checkpoints.rest(run);
  expect(taken().length).toBeLessThanOrEqual(1);
  clock.mockReturnValue(begin + 60_000);
  await checkpoints.rest(run);
  expect(taken().length).toBeGreaterThanOrEqual(1);
  clock.mockRestore();
});

test('who asks for a copy gets it at the next rest', async () => {
  const { run, checkpoints } = setUp();
  const asked = checkpoints.next();
  run.position.steps = 5;
  await checkpoints.rest(run);
  expect((await asked).position.steps).toBe(5);
});

test('who asks while the training comes to a pause is not left waiting for its end', async () => {
  const { run, checkpoints } = setUp();
  const asked = checkpoints.next();
  await checkpoints.take(run);
  expect((await asked).position.steps).toBe(3);
});

test('who still waits at the end gets the run as it is, or hears why there is none', async () => {
  const { run, checkpoints } = setUp();
  const [first, second] = [checkpoints.next(), checkpoints.next()];
  const lost = new Error('the device is lost');
  const copies = [takeSnapshot(run), Promise.reject(lost)];
  await checkpoints.close(() => copies.shift() as Promise<RunSnapshot>);
  expect((await first).position.steps).toBe(3);
  await expect(second).rejects.toBe(lost);
});

test('who waits while a copy fails gets the next one', async () => {
  const { run, checkpoints } = setUp();
  const asked = checkpoints.next();
  const broken = { ...run, model: { ...run.model, variables: [{ data: () => Promise.reject(new Error('lost')) }] } };
  await expect(checkpoints.rest(broken as unknown as Run)).rejects.toThrow('lost');
  await checkpoints.rest(run);
  expect((await asked).position.steps).toBe(3);
});
