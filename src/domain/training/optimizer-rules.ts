/**
 * Keras 3's optimizer formulas (keras/src/optimizers, 3.x), split in two: the scalars of one step, worked out here once a step, and the
 * update of each weight, which kernels do. g is the gradient, w the weight, s0 and s1 the slots (one value a weight), t the step from 1.
 */
import { optimizerEpsilon, type OptimizerSpec } from './training';

/** Before anything else w -= decay w, Keras's decoupled weight decay; then the formula. */
export type UpdateRule = Formula & { readonly decay: number };

type Formula =
  /** w -= lr g */
  | { readonly kind: 'plain'; readonly learningRate: number }
  /** s0 = momentum s0 - lr g; w += nesterov ? momentum s0 - lr g : s0 */
  | { readonly kind: 'momentum'; readonly learningRate: number; readonly momentum: number; readonly nesterov: boolean }
  /** s0 = rho s0 + (1 - rho) g^2; d = lr g / sqrt(s0 + epsilon); momentum 0: w -= d; else s1 = momentum s1 + d; w -= s1 */
  | {
      readonly kind: 'rmsprop';
      readonly learningRate: number;
      readonly rho: number;
      readonly momentum: number;
      readonly epsilon: number;
    }
  /** s0 += (1 - beta1)(g - s0); s1 += (1 - beta2)(g^2 - s1); w -= alpha s0 / (sqrt(s1) + epsilon) */
  | {
      readonly kind: 'adam';
      readonly alpha: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    }
  /** s0 = rho s0 + (1 - rho) g^2; d = g sqrt(s1 + epsilon) / sqrt(s0 + epsilon); s1 = rho s1 + (1 - rho) d^2; w -= lr d */
  | { readonly kind: 'adadelta'; readonly learningRate: number; readonly rho: number; readonly epsilon: number }
  /** s0 += g^2; w -= lr g / sqrt(s0 + epsilon) */
  | { readonly kind: 'adagrad'; readonly learningRate: number; readonly epsilon: number }
  /** s0 = beta1 s0 + (1 - beta1) g; s1 = beta2 s1 + (1 - beta2) g^2; w -= lr (fromMean s0 + fromGradient g) / (sqrt(fromSquare s1) + epsilon) */
  | {
      readonly kind: 'nadam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly fromMean: number;
      readonly fromGradient: number;
      readonly fromSquare: number;
    };

const epsilon = optimizerEpsilon;

/** How many slots an optimizer keeps for each weight, with their starting values. */
export function slotStarts(optimizer: OptimizerSpec): readonly number[] {
  switch (optimizer.kind) {
    case 'SGD':
      return optimizer.params.momentum > 0 ? [0] : [];
    case 'RMSprop':
      return optimizer.params.momentum > 0 ? [0, 0] : [0];
    case 'Adagrad':
      return [optimizer.params.initialAccumulatorValue];
    default:
      return [0, 0];
  }
}

/** The rule with its scalars for step `t` (from 1). */
export function updateRule(optimizer: OptimizerSpec, learningRate: number, t: number): UpdateRule {
  return { ...formula(optimizer, learningRate, t), decay: learningRate * optimizer.params.weightDecay };
}

function formula(optimizer: OptimizerSpec, learningRate: number, t: number): Formula {
  switch (optimizer.kind) {
    case 'SGD': {
      const { momentum, nesterov } = optimizer.params;
      return momentum > 0 ? { kind: 'momentum', learningRate, momentum, nesterov } : { kind: 'plain', learningRate };
    }
    case 'RMSprop': {
      const { rho, momentum } = optimizer.params;
      return { kind: 'rmsprop', learningRate, epsilon, rho, momentum };
    }
    case 'Adam':
    case 'AdamW':
      return adam(optimizer.params, learningRate, t);
    case 'Adadelta':
      return { kind: 'adadelta', learningRate, epsilon, rho: optimizer.params.rho };
    case 'Adagrad':
      return { kind: 'adagrad', learningRate, epsilon };
    case 'Nadam':
      return nadam(optimizer.params, learningRate, t);
  }
}

interface Betas {
  readonly beta1: number;
  readonly beta2: number;
}

/** alpha = lr sqrt(1 - beta2^t) / (1 - beta1^t): both bias corrections folded into the learning rate. */
function adam({ beta1, beta2 }: Betas, learningRate: number, t: number): Formula {
  const alpha = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
  return { kind: 'adam', alpha, beta1, beta2, epsilon };
}

/** Momentum schedule of Dozat (2016) as in Keras: u(t) = beta1 (1 - 0.5 * 0.96^t), with the product of all u so far as the bias correction. */
function nadam({ beta1, beta2 }: Betas, learningRate: number, t: number): Formula {
  const u = (step: number): number => beta1 * (1 - 0.5 * 0.96 ** step);
  let product = 1;
  for (let step = 1; step <= t && product > 1e-12; step++) product *= u(step);
  return {
    kind: 'nadam',
    learningRate,
    beta1,
    beta2,
    epsilon,
    fromMean: u(t + 1) / (1 - product * u(t + 1)),
    fromGradient: (1 - u(t)) / (1 - product),
    fromSquare: 1 / (1 - beta2 ** t),
  };
}
