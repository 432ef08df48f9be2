/** TensorFlow.js as its users train with it: a layers model, its own optimizers and `trainOnBatch`. */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import '@tensorflow/tfjs-backend-webgpu';
import { heightOf, pairOf } from '../../src/domain/layers/extent';
import { tfjsActivations } from '../../src/domain/layers/activations';
import type { LayerSpec } from '../../src/domain/network/network';
import type { StartOptions, Workload } from '../protocol';
import { batchOf } from '../workload';
import { serve, type Runner } from './contender';

async function start({ backend }: StartOptions): Promise<string> {
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  // Its threaded build does not survive a minifier.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  });
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} did not start`);
  return `tfjs ${tf.version.tfjs}`;
}

function layerOf({ kind, params }: LayerSpec, inputShape?: [number, number, number]): tf.layers.Layer {
  switch (kind) {
    case 'Conv2D': {
      const { filters, padding, activation } = params;
      const kernelSize = [...pairOf(params.kernelSize)];
      return tf.layers.conv2d({ filters, kernelSize, padding, activation: tfjsActivations[activation], inputShape });
    }
    case 'MaxPooling2D':
      return tf.layers.maxPooling2d({ poolSize: heightOf(params.poolSize), strides: heightOf(params.strides) });
    case 'Flatten':
      return tf.layers.flatten();
    case 'Dropout':
      return tf.layers.dropout({ rate: params.rate });
    case 'Dense':
      return tf.layers.dense({ units: params.units, activation: tfjsActivations[params.activation] });
    default:
      throw new Error(`no ${kind} here`);
  }
}

function optimizerOf({ optimizer, learningRate }: Workload): tf.Optimizer {
  switch (optimizer.kind) {
    case 'RMSprop':
      return tf.train.rmsprop(learningRate, optimizer.params.rho, 0, 1e-7);
    case 'Adam':
      return tf.train.adam(learningRate, optimizer.params.beta1, optimizer.params.beta2, 1e-7);
    case 'Adadelta':
      return tf.train.adadelta(learningRate, optimizer.params.rho, 1e-7);
    default:
      throw new Error(`no ${optimizer.kind} here`);
  }
}

function prepare(workload: Workload): Runner {
  const model = tf.sequential();
  workload.network.layers.forEach((layer, index) => model.add(layerOf(layer, index === 0 ? [28, 28, 1] : undefined)));
  model.compile({ optimizer: optimizerOf(workload), loss: 'sparseCategoricalCrossentropy' });
  model.setWeights(workload.weights.map((values, index) => tf.tensor(values, [...(workload.shapes[index] ?? [])])));
  return async (from, count) => {
    const losses: number[] = [];
    for (let step = from; step < from + count; step++) {
      const batch = batchOf(workload, step);
      const images = tf.tensor4d(batch.images, [workload.batch, 28, 28, 1]);
      const labels = tf.tensor1d(Float32Array.from(batch.labels));
      losses.push((await model.trainOnBatch(images, labels)) as number);
      tf.dispose([images, labels]);
    }
    return losses;
  };
}

serve({ start, prepare });
