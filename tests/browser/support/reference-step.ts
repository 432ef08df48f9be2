/**
 * One training step of the reference network (mnist-first-convnet, rmsprop) as the plain list of its kernels, on the current backend:
 * what a training step asks of a backend and nothing else.
 */
import {
  engine,
  reshape,
  tensor,
  tidy,
  variable,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import type { UpdateRule } from '../../../src/domain/training/optimizer-rules';
import { randomUniform, streamKey, streams } from '../../../src/domain/random';

const weightShapes = [[3, 3, 1, 32], [32], [3, 3, 32, 64], [64], [3, 3, 64, 128], [128], [1152, 10], [10]];
const convolution = { strides: 1, pad: 'valid', dataFormat: 'NHWC' };
const pooling = { filterSize: 2, strides: 2, pad: 'valid' };
const rule: UpdateRule = { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, decay: 0 };

export interface StepState {
  readonly x: Tensor;
  readonly labels: Tensor;
  readonly weights: Variable[];
  readonly slots: Variable[];
}

function random(shape: readonly number[], stream: number, scale: number): Tensor {
  const key = streamKey(1, streams.benchmark, stream);
  const size = shape.reduce((product, axis) => product * axis, 1);
  const values = Float32Array.from({ length: size }, (_, index) => (randomUniform(key, index) * 2 - 1) * scale);
  return tensor(values, [...shape]);
}

/** Weights, slots and a batch of random pictures, always the same. */
export function makeStep(batch: number): StepState {
  return {
    x: random([batch, 28, 28, 1], 100, 1),
    labels: tensor(
      Int32Array.from({ length: batch }, (_, index) => index % 10),
      [batch],
      'int32',
    ),
    weights: weightShapes.map((shape, index) =>
      variable(
        random(shape, index, shape.length === 1 ? 0.01 : 2 / Math.sqrt(shape.slice(0, -1).reduce((a, b) => a * b))),
      ),
    ),
    slots: weightShapes.map((shape) => variable(tidy(() => random(shape, 0, 0)))),
  };
}

function kernel(name: string, inputs: NamedTensorMap, attrs: object = {}): Tensor[] {
  return [engine().runKernel<Tensor | Tensor[]>(name, inputs, attrs as NamedAttrMap)].flat();
}

function one(name: string, inputs: NamedTensorMap, attrs: object = {}): Tensor {
  return kernel(name, inputs, attrs)[0] as Tensor;
}

interface Block {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly filter: Tensor;
}

function forward(x: Tensor, filter: Tensor, bias: Tensor): Block {
  const y = one('FusedConv2D', { x, filter, bias }, { ...convolution, dilations: 1, activation: 'relu' });
  return { x, y, filter };
}

function backward({ x, y, filter }: Block, dy: Tensor): [dw: Tensor, db: Tensor, dz: Tensor] {
  const [dz, db] = kernel('BiasActivationGrad', { dy, y }, { activation: 'relu' }) as [Tensor, Tensor];
  return [one('Conv2DBackpropFilter', { x, dy: dz }, { ...convolution, filterShape: filter.shape }), db, dz];
}

function inputGradient({ x, filter }: Block, dz: Tensor): Tensor {
  return one('Conv2DBackpropInput', { dy: dz, filter }, { ...convolution, inputShape: x.shape });
}

/** Runs the step; weights and slots change in place. Returns [loss, accuracy]. */
export function runStep({ x, labels, weights, slots }: StepState): Tensor {
  return tidy(() => {
    const [w1, b1, w2, b2, w3, b3, w4, b4] = weights as [
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
    ];
    const first = forward(x, w1, b1);
    const pool1 = one('MaxPool', { x: first.y }, pooling);
    const second = forward(pool1, w2, b2);
    const pool2 = one('MaxPool', { x: second.y }, pooling);
    const third = forward(pool2, w3, b3);
    const flat = reshape(third.y, [x.shape[0], 1152]);
    const logits = one(
      '_FusedMatMul',
      { a: flat, b: w4, bias: b4 },
      { transposeA: false, transposeB: false, activation: 'linear' },
    );
    const [metrics, dlogits] = kernel('SoftmaxCrossEntropy', { logits, labels }, { labelSmoothing: 0 }) as [
      Tensor,
      Tensor,
    ];
    const dw4 = one('BatchMatMul', { a: flat, b: dlogits }, { transposeA: true, transposeB: false });
    const [, db4] = kernel('BiasActivationGrad', { dy: dlogits, y: logits }, { activation: 'linear' }) as [
      Tensor,
      Tensor,
    ];
    const dflat = one('BatchMatMul', { a: dlogits, b: w4 }, { transposeA: false, transposeB: true });
    const [dw3, db3, dz3] = backward(third, reshape(dflat, third.y.shape));
    const dpool2 = inputGradient(third, dz3);
    const [dw2, db2, dz2] = backward(
      second,
      one('MaxPoolGrad', { dy: dpool2, input: second.y, output: pool2 }, pooling),
    );
    const dpool1 = inputGradient(second, dz2);
    const [dw1, db1] = backward(first, one('MaxPoolGrad', { dy: dpool1, input: first.y, output: pool1 }, pooling));
    const updates: NamedTensorMap = {};
    [dw1, db1, dw2, db2, dw3, db3, dw4, db4].forEach((gradient, index) => {
      updates[`variable${index}`] = weights[index] as Variable;
      updates[`gradient${index}`] = gradient;
      updates[`slot${index}_0`] = slots[index] as Variable;
    });
    kernel('OptimizerUpdate', updates, { rule, count: weights.length });
    return metrics;
  });
}
