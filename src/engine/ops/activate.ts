import { elu, relu, sigmoid, softmax, tanh, type Tensor } from '@tensorflow/tfjs-core';
import type { Activation } from '../../domain/layers/activations';
import type { FusedActivation } from '../kernels/bias-activation-grad/kernel';
import { activatePointwise } from './pointwise-activation';

/** The part of an activation that forward kernels compute together with the bias. */
export function fusedPart(activation: Activation): FusedActivation {
  return activation === 'relu' ? 'relu' : 'linear';
}

/** The part that `fusedPart` left over, as an operation of its own. */
export function activateRest<T extends Tensor>(activation: Activation, x: T): T {
  return activation === 'relu' ? x : activate(activation, x);
}

/** An activation by its Keras name; softmax goes over the last axis. */
export function activate<T extends Tensor>(activation: Activation, x: T): T {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return relu(x);
    case 'elu':
      return elu(x);
    case 'sigmoid':
      return sigmoid(x);
    case 'tanh':
      return tanh(x);
    case 'gelu':
    case 'silu':
      return activatePointwise(activation, x);
    case 'softmax':
      return softmax(x);
  }
}
