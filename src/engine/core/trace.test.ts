import { add, mul, setBackend, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { dropout } from '../ops/dropout';
import { noteCalls, type Noted } from './note-calls';
import type { Given } from './trace';

beforeAll(() => startInNode('wasm'));

/** Notes a work on one tensor. */
const noted = (given: Given, work: () => Tensor): Noted<readonly Tensor[]> => noteCalls(given, () => [work()]);

const givenOf = (x: Tensor, ...keys: number[]): Given => ({ tensors: [x], keys });

test('a work is done again with other tensors, factors of its own included', () => {
  const [x, y] = [tensor1d([1, 2, 3]), tensor1d([10, 20, 30])];
  const { trace } = noted(givenOf(x), () => add(mul(x, 2), x));
  const [again] = trace?.replay(givenOf(y)) ?? [];
  expect([...(again?.dataSync() ?? [])]).toEqual([30, 60, 90]);
});

test('its random streams are those of now', () => {
  const x = tensor1d([1, 1, 1, 1, 1, 1, 1, 1]);
  const { trace } = noted(givenOf(x, 5, 6), () => dropout(x, 0.5, 6));
  const [again] = trace?.replay(givenOf(x, 7, 8)) ?? [];
  expect(again?.dataSync()).toEqual(dropout(x, 0.5, 8).dataSync());
});

test('a factor that changes from time to time gives another description', () => {
  const x = tensor1d([1, 2, 3]);
  const times = (factor: number) => noted(givenOf(x), () => mul(x, factor)).description;
  expect(times(2)).toBe(times(2));
  expect(times(2)).not.toBe(times(3));
});

test('there is no trace of kernels that are made of operations', async () => {
  await startInNode('cpu');
  const x = tensor1d([1, 2, 3]);
  expect(noted(givenOf(x, 6), () => dropout(x, 0.5, 6)).trace).toBeNull();
  await setBackend('wasm');
});

test('there is no trace of a stream that is not given, nor of results that come from nowhere', () => {
  const x = tensor1d([1, 2, 3]);
  expect(noted(givenOf(x, 5), () => dropout(x, 0.5, 6)).trace).toBeNull();
  expect(noted(givenOf(x), () => tensor1d([4])).trace).toBeNull();
  expect(noted(givenOf(x), () => x).trace).toBeNull();
});
