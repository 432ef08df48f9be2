import { engine, setBackend, tensor, variable, type Variable } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { activated } from '../../domain/explain/activation';
import type { UpdateRule } from '../../domain/training/optimizer-rules';
import { randomUniform } from '../../domain/random';
import { activationOutputGrad, outputActivations } from './activation-output-grad/kernel';
import { batchNormalise, batchNormaliseGrad } from './batch-normalise/kernel';
import { biasActivationGrad } from './bias-activation-grad/kernel';
import { normalQuantiles } from '../../domain/normal-noise';
import { gaussianNoise } from './gaussian-noise/kernel';
import { maximumGrad } from './maximum/kernel';
import { normalise, normaliseGrad } from './normalise/kernel';
import { optimizerUpdate, packUpdates } from './optimizer-update/kernel';
import { pointwiseActivation, pointwiseActivationGrad, pointwiseActivations } from './pointwise-activation/kernel';
import { registerReferences } from './register-references';
import { seededDropout } from './seeded-dropout/kernel';
import { softmaxGrad } from './softmax/kernel';
import { softmaxCrossEntropy } from './softmax-cross-entropy/kernel';
import { upSampling2d, upSampling2dGrad } from './up-sampling2d/kernel';
import { interpolations } from '../../domain/layers/interpolation';
import { expectClose, expectLikeCpu, given, runOn, startForTest, values, type Outcome } from '../wasm/test-support';

beforeAll(async () => {
  registerReferences('cpu');
  await startForTest();
});

describe('our kernels on wasm', () => {
  it('give the gradient of bias and activation', async () => {
    const shapes = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom(1, 3, 4, 16, 17, 40));
    await fc.assert(
      fc.asyncProperty(shapes, fc.constantFrom('relu', 'linear'), async ([rows, channels], activation) => {
        await expectLikeCpu(
          biasActivationGrad,
          { dy: given([rows, 2, channels], 1), y: given([rows, 2, channels], 2) },
          { activation },
        );
      }),
      { numRuns: 40 },
    );
  });

  const rowsAndChannels = fc.tuple(fc.integer({ min: 2, max: 300 }), fc.constantFrom(1, 3, 4, 16, 17, 40));

  it('normalise a batch, far from zero too, and give its gradients', async () => {
    await fc.assert(
      fc.asyncProperty(rowsAndChannels, fc.constantFrom(0, 30), async ([rows, channels], away) => {
        const attrs = { epsilon: 0.001 };
        const x = given([rows, 2, channels], 1);
        x.data.forEach((value, index) => (x.data[index] = value + away));
        const [gamma, beta] = [given([channels], 2), given([channels], 3)];
        await expectLikeCpu(batchNormalise, { x, gamma, beta }, attrs);
        const [, mean, variance] = (await runOn('cpu', batchNormalise, { x, gamma, beta }, attrs)) as Outcome[] &
          [Outcome, Outcome, Outcome];
        const dy = given([rows, 2, channels], 4);
        await expectLikeCpu(batchNormaliseGrad, { dy, x, gamma, mean, variance }, attrs);
      }),
      { numRuns: 20 },
    );
  });

  it('normalise rows, far from zero too, and give the gradients', async () => {
    await fc.assert(
      fc.asyncProperty(rowsAndChannels, fc.constantFrom(0, 30), async ([rows, channels], away) => {
        const attrs = { epsilon: 0.001 };
        const x = given([rows, 2, channels], 1);
        x.data.forEach((value, index) => (x.data[index] = value + away));
        const [gamma, beta] = [given([channels], 2), given([channels], 3)];
        await expectLikeCpu(normalise, { x, gamma, beta }, attrs);
        const [, mean, inverse] = (await runOn('cpu', normalise, { x, gamma, beta }, attrs)) as Outcome[] &
          [Outcome, Outcome, Outcome];
        await expectLikeCpu(normaliseGrad, { dy: given(x.shape, 4), x, gamma, mean, inverse });
      }),
      { numRuns: 20 },
    );
  });

  it.each(outputActivations)('give the gradient of %s from what it gave', async (activation) => {
    await fc.assert(
      fc.asyncProperty(rowsAndChannels, async ([rows, channels]) => {
        const inputs = { dy: given([rows, channels], 1), y: given([rows, channels], 2) };
        await expectLikeCpu(activationOutputGrad, inputs, { activation });
      }),
      { numRuns: 20 },
    );
  });

  it.each(pointwiseActivations)('give %s and its gradient, far out too', async (activation) => {
    const attrs = { activation, slope: 0.3 };
    const far = { shape: [9], data: Float32Array.of(-1e30, -1000, -90, -20, 0, 20, 90, 1000, 1e30) };
    const near = { shape: [9], data: Float32Array.of(-40, -9, -6, -3, -0, 0, 3, 9, 40) };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2100 }), async (length) => {
        const x = given([length], 1);
        x.data.forEach((value, index) => (x.data[index] = 8 * value));
        await expectLikeCpu(pointwiseActivation, { x }, attrs);
        await expectLikeCpu(pointwiseActivationGrad, { x, dy: given([length], 2) }, attrs);
      }),
      { numRuns: 20 },
    );
    await expectLikeCpu(pointwiseActivation, { x: near }, attrs);
    const [ones, outcomes] = [given([9], 1), [] as Outcome[][]];
    ones.data.fill(1);
    for (const backend of ['cpu', 'wasm'] as const)
      outcomes.push(await runOn(backend, pointwiseActivationGrad, { x: far, dy: ones }, attrs));
    expectClose(outcomes[1] ?? [], outcomes[0] ?? []);
  });

  // A coefficient with one wrong digit would not be seen among larger values.
  it.each([
    ['gelu', 12],
    ['silu', 30],
  ] as const)('give %s and its slope to a few millionths', async (activation, most) => {
    const attrs = { activation, slope: 0.3 };
    const x = Float32Array.from({ length: 1000 * most + 1 }, (_, index) => index / 500 - most);
    const given = { shape: [x.length], data: x };
    const dy = { shape: [x.length], data: new Float32Array(x.length).fill(1) };
    const [y] = await runOn('wasm', pointwiseActivation, { x: given }, attrs);
    const [slope] = await runOn('wasm', pointwiseActivationGrad, { x: given, dy }, attrs);
    const step = 1e-5;
    const exact = (at: number) => activated(activation, at);
    let worst = 0;
    x.forEach((at, index) => {
      const wanted = [exact(at), (exact(at + step) - exact(at - step)) / (2 * step)];
      [y, slope].forEach((found, which) => {
        const right = wanted[which] ?? NaN;
        const error = Math.abs((found?.data[index] ?? NaN) - right) / Math.max(1, Math.abs(right));
        worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
      });
    });
    expect(worst).toBeLessThan(2e-6);
    const edges = { shape: [3], data: Float32Array.of(NaN, Infinity, -Infinity) };
    const [ends] = await runOn(
      'wasm',
      pointwiseActivationGrad,
      { x: edges, dy: { shape: [3], data: Float32Array.of(1, 1, 1) } },
      attrs,
    );
    expect(ends?.data[0]).toBeNaN();
    expect(ends?.data[1]).toBeCloseTo(1);
    expect(ends?.data[2]).toBeCloseTo(0);
  });

  const activations = [
    ['Sigmoid', (x: number) => 1 / (1 + Math.exp(-x))],
    ['Tanh', Math.tanh],
    ['Elu', (x: number) => (x < 0 ? Math.expm1(x) : x)],
  ] as const;
  it.each(activations)('give %s to a millionth of each value, far out and near zero', async (kernel, exact) => {
    const far = [0, -0, 1e-30, 20, 87, 90, 1000, 1e30].flatMap((x) => [x, -x]);
    const near = Array.from({ length: 2001 }, (_, index) => 10 ** (-8 + index / 200) * (index % 2 === 0 ? 1 : -1));
    const x = Float32Array.from([...far, ...near, ...values(1001, 1)]);
    for (const length of [x.length, x.length - 1, x.length - 2, 3]) {
      const [y] = await runOn('wasm', kernel, { x: { shape: [length], data: x.slice(0, length) } });
      y?.data.forEach((value, index) => {
        const wanted = exact(x[index] ?? NaN);
        // Below 1e-37 a sigmoid is as good as 0.
        expect(Math.abs(value - wanted), `${x[index]}`).toBeLessThanOrEqual(1e-6 * Math.abs(wanted) + 2e-38);
      });
    }
    const [nothing] = await runOn('wasm', kernel, { x: { shape: [5], data: new Float32Array(5).fill(NaN) } });
    expect([...(nothing?.data ?? [])]).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });

  it('send the gradient of a maximum to the larger one, and to the first of two equals', async () => {
    for (const length of [1, 3, 4, 1025, 4099]) {
      const [a, b] = [given([length], 1), given([length], 2)];
      a.data.forEach((value, index) => {
        if (index % 3 === 0) b.data[index] = value;
      });
      await expectLikeCpu(maximumGrad, { dy: given([length], 3), a, b });
    }
    const [first, second] = await runOn('wasm', maximumGrad, {
      dy: { shape: [3], data: Float32Array.of(5, 6, 7) },
      a: { shape: [3], data: Float32Array.of(1, 2, NaN) },
      b: { shape: [3], data: Float32Array.of(1, 3, 4) },
    });
    expect([first?.data, second?.data]).toEqual([Float32Array.of(5, 0, 0), Float32Array.of(0, 6, 0)]);
  });

  it('give the gradient of elu from what it gave', async () => {
    await expectLikeCpu('EluGrad', { dy: given([3, 701], 1), y: given([3, 701], 2) });
  });

  it('make pictures larger, and give the gradient', async () => {
    const sides = fc.integer({ min: 1, max: 6 });
    const shapes = fc.tuple(fc.integer({ min: 1, max: 3 }), sides, sides, fc.constantFrom(1, 3, 4, 9));
    const attrs = fc.record({
      size: fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 })),
      interpolation: fc.constantFrom(...interpolations),
    });
    await fc.assert(
      fc.asyncProperty(shapes, attrs, async (shape, { size, interpolation }) => {
        const [batch, height, width, channels] = shape;
        await expectLikeCpu(upSampling2d, { x: given(shape, 1) }, { size, interpolation });
        const large = [batch, height * size[0], width * size[1], channels];
        await expectLikeCpu(upSampling2dGrad, { dy: given(large, 2) }, { size, interpolation });
      }),
      { numRuns: 40 },
    );
  });

  it('give a softmax at every place of a map, of numbers far apart too, and its gradient', async () => {
    await fc.assert(
      fc.asyncProperty(rowsAndChannels, fc.constantFrom(1, 200), async ([rows, channels], size) => {
        const logits = given([rows, 2, channels], 1);
        logits.data.forEach((value, index) => (logits.data[index] = size * value));
        await expectLikeCpu('Softmax', { logits }, { dim: 2 });
        const [y] = (await runOn('cpu', 'Softmax', { logits }, { dim: 2 })) as Outcome[] & [Outcome];
        await expectLikeCpu(softmaxGrad, { dy: given(y.shape, 2), y });
      }),
      { numRuns: 20 },
    );
    for (const channels of [3, 4, 9]) {
      const logits = { shape: [1, 1, channels], data: new Float32Array(channels).fill(1) };
      logits.data[channels - 1] = NaN;
      const [y] = await runOn('wasm', 'Softmax', { logits }, { dim: 2 });
      expect([...(y?.data ?? [])]).toEqual(Array.from({ length: channels }, () => NaN));
    }
  });

  it('give loss, accuracy and gradient of a batch', async () => {
    for (const [batch, classes] of [
      [1, 2],
      [7, 10],
      [64, 10],
    ] as const) {
      const labels = { shape: [batch], data: Int32Array.from({ length: batch }, (_, index) => (index * 7) % classes) };
      for (const labelSmoothing of [0, 0.1, 1])
        await expectLikeCpu(softmaxCrossEntropy, { logits: given([batch, classes], 1), labels }, { labelSmoothing });
    }
  });

  it('stay finite for logits far apart, and take the first of equal ones', async () => {
    const logits = { shape: [2, 3], data: Float32Array.of(1000, -1000, 0, 5, 5, 5) };
    const labels = { shape: [2], data: Int32Array.of(1, 0) };
    const [metrics] = await runOn('wasm', softmaxCrossEntropy, { logits, labels }, { labelSmoothing: 0 });
    expect(metrics?.data[0]).toBeCloseTo((2000 + Math.log(3)) / 2, 2);
    expect(metrics?.data[1]).toBe(0.5);
  });

  it('drop exactly the values that the random stream names', async () => {
    for (const [rate, key] of [
      [0.25, 1],
      [0.5, 0xffffffff],
      [0, 3],
    ] as const) {
      const x = given([2050], 1);
      const [y] = await runOn('wasm', seededDropout, { x }, { rate, key });
      const expected = x.data.map((value, index) =>
        randomUniform(key, index) >= rate ? Math.fround(value * Math.fround(1 / (1 - rate))) : 0,
      );
      expect(y?.data).toEqual(expected);
    }
  });

  it('add exactly the noise that the random stream names', async () => {
    const quantiles = { shape: [4096], data: normalQuantiles() };
    for (const [length, stddev, key] of [
      [2050, 0.1, 1],
      [1023, 1, 0xffffffff],
      [3, 0.5, 7],
    ] as const)
      await expectLikeCpu(gaussianNoise, { x: given([length], 1), quantiles }, { stddev, key });
  });
});

const formulas = [
  { kind: 'plain', learningRate: 0.1 },
  { kind: 'momentum', learningRate: 0.1, momentum: 0.9, nesterov: false },
  { kind: 'momentum', learningRate: 0.1, momentum: 0.9, nesterov: true },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0, epsilon: 1e-7 },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0.5, epsilon: 1e-7 },
  { kind: 'adam', alpha: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  { kind: 'adadelta', learningRate: 1, rho: 0.95, epsilon: 1e-7 },
  { kind: 'adagrad', learningRate: 0.1, epsilon: 1e-7 },
  {
    kind: 'nadam',
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    fromMean: 0.5,
    fromGradient: 0.6,
    fromSquare: 2,
  },
] as const;
/** Each with weights that stay and with weights that decay. */
const rules: UpdateRule[] = formulas.flatMap((formula) => [0, 0.004].map((decay) => ({ ...formula, decay })));

/** Three updates of two variables; the weights and slots that come of it. */
async function update(backend: 'cpu' | 'wasm', rule: UpdateRule): Promise<Outcome[]> {
  await setBackend(backend);
  const start = (size: number, seed: number, offset: number): Variable =>
    variable(tensor(values(size, seed).map((value) => Math.abs(value) + offset)));
  const updates = [1500, 5].map((size, index) => ({
    variable: start(size, index, -0.5),
    gradient: tensor(values(size, 10 + index)),
    slots:
      rule.kind === 'plain'
        ? []
        : [start(size, 20 + index, 0.1), start(size, 30 + index, 0.1)].slice(
            0,
            rule.kind === 'rmsprop' && rule.momentum === 0 ? 1 : 2,
          ),
  }));
  for (let step = 0; step < 3; step++) {
    engine().runKernel(optimizerUpdate, packUpdates(updates) as never, { rule, count: updates.length });
  }
  const all = updates.flatMap((each) => [each.variable, ...each.slots]);
  return all.map((each) => ({ shape: each.shape, data: Float32Array.from(each.dataSync()) }));
}

describe('optimizer updates on wasm', () => {
  it.each(rules)('follow the formulas: $kind, decay $decay', async (rule) => {
    const expected = await update('cpu', rule);
    expectClose(await update('wasm', rule), expected);
  });
});
