/** A damaged network answers alike on every backend, and is put back on each of them bit for bit. */
import { backend, getBackend, memory } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { expect, test } from 'vitest';
import type { BackendName } from '../../src/domain/training/backends';
import { Session } from '../../src/engine/session/session';
import { answerOf, channelOf, channelsOf, damagedNetwork, muchDamage, weightsOf } from '../fixtures/damage-story';

const told = new Map<BackendName, readonly number[]>();

test.each(['cpu', 'wasm', 'webgl', 'webgpu'] as const)('on %s', async (name) => {
  const session = new Session(() => undefined);
  const report = await session.start({ backend: name, baseUrl: globalThis.location.href });
  expect(report).toMatchObject({ backend: name, rejected: [] });
  session.build({ network: damagedNetwork, seed: 4 });
  const [answer, weights] = [await answerOf(session), await weightsOf(session)];
  const tensors = memory().numTensors;

  for (const [layerId, count] of Object.entries(channelsOf)) {
    await session.damage({ damage: [] });
    const whole = await channelOf(session, layerId, 0);
    await session.damage({ damage: [{ kind: 'off', layerId, channel: count - 1 }] });
    expect((await channelOf(session, layerId, count - 1)).every((value) => value === 0)).toBe(true);
    expect(await channelOf(session, layerId, 0)).toEqual(whole);
  }

  await session.damage({ damage: muchDamage });
  const damaged = await answerOf(session);
  told.set(name, damaged);
  expect(damaged).not.toEqual(answer);
  expect(await weightsOf(session)).toEqual(weights);
  await session.damage({ damage: [] });
  expect(await answerOf(session)).toEqual(answer);
  expect(memory().numTensors).toBe(tensors);
});

test('all backends answer alike', () => {
  const [first = [], ...others] = told.values();
  for (const answer of others) answer.forEach((share, index) => expect(share).toBeCloseTo(first[index] ?? NaN, 4));
});

test('after a device was lost, the next backend answers with the damage', async () => {
  const session = new Session(() => undefined);
  await session.start({ backend: 'webgl', baseUrl: globalThis.location.href });
  session.build({ network: damagedNetwork, seed: 4 });
  await session.damage({ damage: muchDamage });
  await answerOf(session);
  (backend() as MathBackendWebGL).gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
  expect(await answerOf(session)).toEqual(told.get('wasm'));
  expect(getBackend()).toBe('wasm');
});
