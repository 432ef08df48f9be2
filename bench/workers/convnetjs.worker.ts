/** ConvNetJS: plain JavaScript in double precision, one example after the other. */
import convnetjs, { type Definition, type Net, type Vol } from 'convnetjs';
import { heightOf } from '../../src/domain/layers/extent';
import type { LayerSpec } from '../../src/domain/network/network';
import type { Workload } from '../protocol';
import { batchOf } from '../workload';
import { serve, type Runner } from './contender';

function definitionsOf({ kind, params }: LayerSpec): Definition[] {
  switch (kind) {
    case 'Conv2D': {
      const { filters, padding } = params;
      const side = heightOf(params.kernelSize);
      const pad = padding === 'same' ? (side - 1) / 2 : 0;
      return [{ type: 'conv', sx: side, filters, stride: 1, pad, activation: 'relu' }];
    }
    case 'MaxPooling2D':
      return [{ type: 'pool', sx: heightOf(params.poolSize), stride: heightOf(params.strides) }];
    case 'Flatten':
      return [];
    case 'Dense':
      return params.activation === 'softmax'
        ? [{ type: 'softmax', num_classes: params.units }]
        : [{ type: 'fc', num_neurons: params.units, activation: 'relu' }];
    default:
      throw new Error(`no ${kind} here`);
  }
}

/** Its filters hold rows, columns and channels in our order, one filter after the other. */
function setWeights(net: Net, { weights, shapes }: Workload): void {
  const layers = net.layers.filter((layer) => layer.filters);
  layers.forEach(({ filters = [], biases }, index) => {
    const kernel = weights[2 * index] ?? new Float32Array();
    const outputs = shapes[2 * index]?.at(-1) ?? 0;
    filters.forEach((filter, output) => {
      for (let i = 0; i < filter.w.length; i++) filter.w[i] = kernel[i * outputs + output] ?? NaN;
    });
    biases?.w.fill(0);
  });
}

function prepare(workload: Workload): Runner {
  if (workload.optimizer.kind !== 'RMSprop') throw new Error('RMSprop only');
  const net = new convnetjs.Net();
  const input = { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 };
  net.makeLayers([input, ...workload.network.layers.flatMap(definitionsOf)]);
  setWeights(net, workload);
  // "windowgrad" is RMSprop by another name.
  const trainer = new convnetjs.Trainer(net, {
    method: 'windowgrad',
    learning_rate: workload.learningRate,
    ro: workload.optimizer.params.rho,
    eps: 1e-7,
    batch_size: workload.batch,
  });
  const picture: Vol = new convnetjs.Vol(28, 28, 1, 0);
  const runStep = (step: number): number => {
    const { images, labels } = batchOf(workload, step);
    let sum = 0;
    labels.forEach((label, index) => {
      picture.w.set(images.subarray(index * 784, (index + 1) * 784));
      sum += trainer.train(picture, label).cost_loss;
    });
    return sum / workload.batch;
  };
  return (from, count) => Array.from({ length: count }, (_, index) => runStep(from + index));
}

serve({ start: () => Promise.resolve('JavaScript'), prepare });
