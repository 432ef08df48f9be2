import {
  add,
  div,
  maximum,
  minimum,
  mul,
  sqrt,
  square,
  sub,
  sum,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { Clipping } from '../../domain/training/training';

/** Gradients as Keras 3 makes them smaller before they are followed (keras/src/optimizers/base_optimizer.py). Nothing is read off the device. Inside a tidy. */
export function clipped(gradients: readonly Tensor[], { clipping, clipAt }: Clipping): readonly Tensor[] {
  switch (clipping) {
    case 'none':
      return gradients;
    case 'clipvalue':
      return gradients.map((gradient) => maximum(minimum(gradient, clipAt), -clipAt));
    case 'clipnorm':
      return gradients.map((gradient) => div(mul(gradient, clipAt), maximum(lengthOf([gradient]), clipAt)));
    case 'global_clipnorm': {
      const length = lengthOf(gradients);
      const scale = mul(minimum(div(1, length), 1 / clipAt), clipAt);
      // Where the length is no number, none of the gradients may be taken for one.
      const checked = add(scale, sub(length, length));
      return gradients.map((gradient) => mul(gradient, checked));
    }
  }
}

/** The Euclidean length of tensors as one vector. */
function lengthOf(tensors: readonly Tensor[]): Scalar {
  const squares = tensors.map((tensor) => sum<Scalar>(square(tensor)));
  return sqrt(squares.reduce((total, each) => add<Scalar>(total, each)));
}
