/** The layers that take several inputs. Where two inputs are equally great, Keras's maximum sends the gradient to one of them, and so does this. */
import { add, concat, maximum, mul, type Tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { EngineLayer } from './engine-layer';

type Merging = EngineLayer<object>;

function inPairs(all: readonly Tensor[], of: (a: Tensor, b: Tensor) => Tensor): Tensor {
  return all.reduce((merged, each) => of(merged, each));
}

export const addLayer: Merging = {
  create: (_params, name) => layers.add({ name }),
  forward: (x, _layer, _params, _context, all = [x]) => inPairs(all, add),
};

export const averageLayer: Merging = {
  create: (_params, name) => layers.average({ name }),
  forward: (x, _layer, _params, _context, all = [x]) => mul(inPairs(all, add), 1 / all.length),
};

export const maximumLayer: Merging = {
  create: (_params, name) => layers.maximum({ name }),
  forward: (x, _layer, _params, _context, all = [x]) => inPairs(all, maximum),
};

export const multiplyLayer: Merging = {
  create: (_params, name) => layers.multiply({ name }),
  forward: (x, _layer, _params, _context, all = [x]) => inPairs(all, mul),
};

export const concatenateLayer: Merging = {
  create: (_params, name) => layers.concatenate({ axis: -1, name }),
  forward: (x, _layer, _params, _context, all = [x]) => concat([...all], -1),
};
