/** jax-js: one jitted function for the whole step. Arrays belong to the code that gets them; `.ref` keeps one for further use. */
import { defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad, type Device } from '@jax-js/jax';
import { pairOf } from '../../src/domain/layers/extent';
import type { LayerSpec } from '../../src/domain/network/network';
import type { StartOptions, Workload } from '../protocol';
import { batchOf } from '../workload';
import { serve, type Runner } from './contender';

async function start({ backend }: StartOptions): Promise<string> {
  const device = backend as Device;
  if (!(await init(device)).includes(device)) throw new Error(`${backend} did not start`);
  defaultDevice(device);
  return 'jax-js 0.1.25';
}

/** Images are batch x channels x height x width here, and kernels filters x channels x height x width. */
function forward(layer: LayerSpec, x: np.Array, weights: np.Array[]): np.Array {
  switch (layer.kind) {
    case 'Conv2D': {
      const [kernel, bias] = weights.splice(0, 2) as [np.Array, np.Array];
      const sums = lax.conv(x, kernel, [1, 1], layer.params.padding === 'same' ? 'SAME' : 'VALID');
      return nn.relu(sums.add(bias.reshape([-1, 1, 1])));
    }
    case 'MaxPooling2D': {
      const { poolSize, strides } = layer.params;
      return lax.reduceWindow(x, np.max, [...pairOf(poolSize)], [...pairOf(strides)]);
    }
    case 'Flatten':
      return x.transpose([0, 2, 3, 1]).reshape([x.shape[0] ?? 0, -1]);
    case 'Dense': {
      const [kernel, bias] = weights.splice(0, 2) as [np.Array, np.Array];
      const sums = np.dot(x, kernel).add(bias);
      return layer.params.activation === 'relu' ? nn.relu(sums) : sums;
    }
    default:
      throw new Error(`no ${layer.kind} here`);
  }
}

function arrayOf(values: Float32Array, shape: readonly number[]): np.Array {
  const array = np.array(values, { shape: [...shape] });
  return shape.length === 4 ? array.transpose([3, 2, 0, 1]) : array;
}

function prepare({ network, optimizer, learningRate, ...workload }: Workload): Runner {
  if (optimizer.kind !== 'RMSprop') throw new Error('RMSprop only');
  const { rho } = optimizer.params;
  const loss = (weights: np.Array[], images: np.Array, targets: np.Array): np.Array => {
    const left = [...weights];
    const logits = network.layers.reduce((x, layer) => forward(layer, x, left), images);
    return nn
      .logSoftmax(logits)
      .mul(targets)
      .sum()
      .mul(-1 / workload.batch);
  };
  const update = jit((weights: np.Array[], means: np.Array[], images: np.Array, targets: np.Array) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(weights), images, targets);
    const squares = gradients.map((gradient, index) =>
      np
        .square(gradient.ref)
        .mul(1 - rho)
        .add((means[index] as np.Array).mul(rho)),
    );
    const moved = gradients.map((gradient, index) => {
      const root = np.sqrt((squares[index] as np.Array).ref.add(1e-7));
      return (weights[index] as np.Array).sub(gradient.mul(learningRate).div(root));
    });
    return [value, moved, squares] as [np.Array, np.Array[], np.Array[]];
  });
  let weights = workload.weights.map((values, index) => arrayOf(values, workload.shapes[index] ?? []));
  let means = weights.map((array) => np.zeros(array.shape));
  return async (from, count) => {
    const losses: number[] = [];
    for (let step = from; step < from + count; step++) {
      const batch = batchOf({ network, optimizer, learningRate, ...workload }, step);
      const images = np.array(batch.images, { shape: [workload.batch, 1, 28, 28] });
      const targets = nn.oneHot(np.array(Int32Array.from(batch.labels), { dtype: np.int32 }), 10);
      const [value, nextWeights, nextMeans] = update(weights, means, images, targets);
      weights = nextWeights;
      means = nextMeans;
      losses.push(Number(await value.jsAsync()));
    }
    return losses;
  };
}

serve({ start, prepare });
