import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { registerReferences } from '../kernels/register-references';
import { buildModel, countParameters, disposeModel } from '../core/model';
import { newRun } from '../training/run';
import { Moments } from './moments';
import { smallConvnet } from './test-support';

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
});

test('with room for five copies the first and the last stay, and the rest spreads over powers of two', async () => {
  const model = buildModel(smallConvnet, 1);
  const run = newRun(model, 1);
  const moments = new Moments(5 * 4 * countParameters(model));
  for (let step = 0; step <= 4096; step++) {
    run.position.steps = step;
    run.position.stepInEpoch = 1;
    await moments.note(run);
  }
  const steps = moments.list.map(({ step }) => step);
  expect(steps).toHaveLength(5);
  expect([steps[0], steps[4]]).toEqual([0, 4096]);
  const octaves = steps.map((step) => Math.log2(step + 1));
  octaves.slice(1).forEach((octave, index) => {
    expect(octave - (octaves[index] ?? NaN)).toBeLessThanOrEqual(7);
  });
  disposeModel(model);
});

test('of a network too large for a few copies nothing is remembered, and questions get the weights of now', async () => {
  const model = buildModel(smallConvnet, 1);
  const run = newRun(model, 1);
  const moments = new Moments(3 * 4 * countParameters(model));
  await moments.note(run);
  expect(moments.list).toEqual([]);
  expect(moments.weightsAt(run, 0).model).toBe(model);
  disposeModel(model);
});
