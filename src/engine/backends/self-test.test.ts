import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { registerReferences } from '../kernels/register-references';
import { registerGradients } from '../ops/gradients';
import { selfTestValues } from './self-test';
import { expectedSelfTest } from './self-test-expected';

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
  registerGradients();
});

test('the expected values are what the cpu backend computes', async () => {
  const values = await selfTestValues();
  expect(values.length).toBe(expectedSelfTest.length);
  values.forEach((value, index) => {
    expect(value).toBeCloseTo(expectedSelfTest[index] ?? NaN, 4);
  });
});

test('the self-test leaves no tensor behind', async () => {
  const before = memory().numTensors;
  await selfTestValues();
  expect(memory().numTensors).toBe(before);
});
