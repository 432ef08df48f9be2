/** A damaged network, as the page asks for it, beside the run that stays whole. */
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  answerOf,
  channelOf,
  channelsOf,
  damagedNetwork,
  muchDamage,
  seenOf,
  weightsOf,
} from '../../../tests/fixtures/damage-story';
import { nodeBackends, startInNode, type NodeBackend } from '../../../tests/fixtures/golden/backends';
import type { Damage, DamageItem } from '../../domain/explain/damage';
import { kernelValues } from '../../domain/explain/damaged-weights';
import type { KernelSpec } from '../../domain/explain/damage';
import { defaultsOf } from '../../domain/layers/fields';
import { defaultOptimizer, settingsFields } from '../../domain/training/training';
import { fileHandlers } from '../files/handlers';
import { inspectHandlers } from '../inspect/handlers';
import { cornerDataset } from '../inspect/test-support';
import { Session } from './session';

const settings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.01,
  batchSize: 64,
  epochs: 1,
};
const ignore = (): void => undefined;
const off = (layerId: string, channel: number): DamageItem => ({ kind: 'off', layerId, channel });

function fresh(): Session {
  const session = new Session(ignore);
  session.useDataset(cornerDataset);
  session.build({ network: damagedNetwork, seed: 4 });
  return session;
}
const train = (session: Session, begin = false) =>
  session.train({ network: damagedNetwork, settings, continue: !begin, paused: false }, ignore);

describe.each(nodeBackends)('on %s', (backend: NodeBackend) => {
  let session: Session;
  beforeAll(() => startInNode(backend));
  beforeEach(async () => {
    await setBackend(backend);
    session = fresh();
  });

  test.each(Object.entries(channelsOf))(
    'a channel of %s that is off gives 0, and no other changes',
    async (id, count) => {
      const before = await Promise.all([...Array(count).keys()].map((channel) => channelOf(session, id, channel)));
      await session.damage({ damage: [off(id, count - 2)] });
      for (const [channel, values] of before.entries()) {
        const now = await channelOf(session, id, channel);
        if (channel === count - 2) expect(now.every((value) => value === 0)).toBe(true);
        else expect(now).toEqual(values);
      }
    },
  );

  test('everything put back is as it was, bit for bit, and leaves no tensor behind', async () => {
    const [answer, weights, tensors] = [await answerOf(session), await weightsOf(session), memory().numTensors];
    await session.damage({ damage: muchDamage });
    const damaged = await answerOf(session);
    expect(damaged).not.toEqual(answer);
    expect(await weightsOf(session)).toEqual(weights);
    // The whole damage is said each time: the same again changes nothing, and one that says less puts the rest back.
    await session.damage({ damage: [off('conv', 0), off('dense', 1)] });
    await session.damage({ damage: muchDamage });
    expect(await answerOf(session)).toEqual(damaged);
    await session.damage({ damage: [] });
    expect(await answerOf(session)).toEqual(answer);
    expect(memory().numTensors).toBe(tensors);
  });
});

describe('a damaged network', () => {
  let session: Session;
  beforeAll(() => startInNode('cpu'));
  beforeEach(async () => {
    await setBackend('cpu');
    session = fresh();
  });

  test('has the numbers of a kernel that were typed, and nothing else is other', async () => {
    const { conv, depthwise, separable, transposed } = Object.fromEntries(
      damagedNetwork.layers.map((layer) => [layer.id, layer]),
    ) as Record<string, KernelSpec>;
    for (const spec of [conv, depthwise, separable, transposed]) {
      if (!spec) throw new Error('no such layer');
      const part = { channel: spec.kind === 'Conv2D' ? 0 : 2, multiplier: 'depthMultiplier' in spec.params ? 1 : 0 };
      const channel = spec.kind === 'DepthwiseConv2D' ? 5 : 2;
      const before = await seenOf(session, spec.id);
      const values = kernelValues(spec, before.weights, channel, part).map((_, index) => index / 8);
      await session.damage({ damage: [{ kind: 'kernel', layerId: spec.id, channel, part, values }] });
      const now = await seenOf(session, spec.id);
      expect(kernelValues(spec, now.weights, channel, part)).toEqual(values);
      const changed = now.weights.flatMap((weight, at) =>
        Array.from(weight.values).filter((value, index) => value !== before.weights[at]?.values[index]),
      );
      expect(changed.length).toBe(values.length);
    }
  });

  test('is what maps, weights, answers to many images and evidence are of; earlier moments are not', async () => {
    await train(session, true);
    const calls = inspectHandlers(session);
    const image = new Float32Array(64).fill(0.5);
    const ask = async () => ({
      maps: (await calls.maps({ image, layerIds: ['conv'], moment: null }, ignore))?.layers[0]?.high,
      early: (await calls.maps({ image, layerIds: ['conv'], moment: 0, view: 'early' }, ignore))?.layers[0]?.high,
      weights: (await calls.weightStats({}, ignore)).variables[0]?.histogram,
      many: (await calls.predictMany({ images: image, count: 1 }, ignore))?.probabilities,
      whole: (await calls.predictMany({ images: image, count: 1, isWhole: true }, ignore))?.probabilities,
      evidence: await calls.evidence({ image, classIndex: 0, method: 'occlusion' }, ignore),
      reading: (await calls.readAll({ split: 'test' }, ignore)).confidence,
      wholeReading: (await calls.readAll({ split: 'test', isWhole: true }, ignore)).confidence,
    });
    const before = await ask();
    await session.damage({ damage: [off('conv', 1), { kind: 'noise', layerId: 'conv', strength: 1, seed: 1 }] });
    const now = await ask();
    for (const name of ['maps', 'weights', 'many', 'evidence', 'reading'] as const)
      expect(now[name], name).not.toEqual(before[name]);
    for (const name of ['early', 'whole', 'wholeReading'] as const) expect(now[name], name).toEqual(before[name]);
  });

  test('is neither measured, nor saved, nor written into a file', async () => {
    await train(session, true);
    const files = fileHandlers(session);
    const facts = async () => ({
      snapshot: await session.snapshot(),
      file: await files.layersModel({}, ignore),
      evaluation: { ...(await session.evaluate({ split: 'test' }, ignore)), seconds: 0 },
    });
    const before = await facts();
    await session.damage({ damage: muchDamage });
    expect(await facts()).toEqual(before);
  });

  test('is put back by a training, which learns as if nothing had happened', async () => {
    const other = fresh();
    await train(session, true);
    await train(other, true);
    await session.damage({ damage: muchDamage });
    await train(session);
    await train(other);
    expect(await weightsOf(session)).toEqual(await weightsOf(other));
    expect(await answerOf(session)).toEqual(await answerOf(other));
  });

  test('is gone when a run is restored, weights begin anew, or the best ones are used', async () => {
    await train(session, true);
    const copy = await session.snapshot();
    const answer = await answerOf(session);
    await session.damage({ damage: muchDamage });
    session.restore(copy);
    expect(await answerOf(session)).toEqual(answer);
    await session.damage({ damage: muchDamage });
    const run = session.needRun();
    run.best = { epoch: 1, steps: 1, weights: (await session.snapshot()).weights };
    await session.useBestWeights();
    expect(await answerOf(session)).toEqual(answer);
    await session.damage({ damage: muchDamage });
    session.build({ network: damagedNetwork, seed: 4 });
    expect(await answerOf(session)).toEqual(await answerOf(fresh()));
  });

  test('moves to another start of the backend with its damage, trained or not', async () => {
    for (const isTrained of [false, true]) {
      if (isTrained) await train(session, true);
      await session.damage({ damage: muchDamage });
      const damaged = await answerOf(session);
      await session.start({ backend: 'cpu', baseUrl: 'http://localhost/' });
      expect(await answerOf(session)).toEqual(damaged);
    }
  });

  const layerId = 'conv';
  const part = { channel: 0, multiplier: 0 };
  const values = Array<number>(9).fill(0);
  test.each<[string, DamageItem]>([
    ['a layer that is not there', off('conv-9', 0)],
    ['a channel that is not there', off('conv', 4)],
    ['a layer without weights', off('flat', 0)],
    ['noise on a layer without weights', { kind: 'noise', layerId: 'flat', strength: 1, seed: 1 }],
    ['noise of no size', { kind: 'noise', layerId, strength: NaN, seed: 1 }],
    ['a kernel of another size', { kind: 'kernel', layerId, channel: 0, part, values: [1] }],
    ['numbers that are none', { kind: 'kernel', layerId, channel: 0, part, values: [NaN, ...values.slice(1)] }],
    [
      'an input that is not there',
      { kind: 'kernel', layerId, channel: 0, part: { channel: 1, multiplier: 0 }, values },
    ],
    ['the kernel of a dense layer', { kind: 'kernel', layerId: 'dense', channel: 0, part, values }],
  ])('refuses %s with a code, and keeps the damage before', async (_, item) => {
    const damage: Damage = [off('conv', 1)];
    await session.damage({ damage });
    const damaged = await answerOf(session);
    await expect(session.damage({ damage: [item] })).rejects.toMatchObject({ code: 'layerMissing' });
    expect(await answerOf(session)).toEqual(damaged);
  });
});
