import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import type { TrainProgress } from '../../protocol/messages';
import { buildModel } from '../model';
import { newRun } from '../training/run';
import { Checkpoints } from './checkpoints';
import { checkpointBuffers } from './transfer';

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
      layers: [
        { id: 'a', kind: 'Flatten', params: {} },
        { id: 'b', kind: 'Dense', params: { units: 2, activation: 'softmax', useBias: true, l2: 0 } },
      ],
    },
    2,
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

test('its buffers change hands, and nothing else does', async () => {
  const { run, checkpoints, taken } = setUp();
  await checkpoints.take(run);
  const [checkpoint] = taken();
  expect(checkpointBuffers({ checkpoint })).toEqual(checkpoint?.weights.map(({ buffer }) => buffer));
  expect(checkpointBuffers({ probabilities: new Float32Array(3) })).toEqual([]);
  expect(checkpointBuffers(null)).toEqual([]);
});
