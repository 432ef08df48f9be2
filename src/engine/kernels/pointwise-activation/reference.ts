import {
  add,
  cast,
  erf,
  exp,
  greaterEqual,
  maximum,
  minimum,
  mul,
  neg,
  sigmoid,
  square,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { PointwiseActivation } from './kernel';

interface Formulas {
  value(x: Tensor, slope: number): Tensor;
  derivative(x: Tensor, slope: number): Tensor;
}

/** The share of the normal distribution below x. */
function normalBelow(x: Tensor): Tensor {
  return mul(add(erf(mul(x, Math.SQRT1_2)), 1), 0.5);
}

const formulas: Readonly<Record<PointwiseActivation, Formulas>> = {
  gelu: {
    value: (x) => mul(x, normalBelow(x)),
    derivative: (x) => add(normalBelow(x), mul(x, mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI)))),
  },
  silu: {
    value: (x) => mul(x, sigmoid(x)),
    derivative: (x) => mul(sigmoid(x), add(mul(x, sigmoid(neg(x))), 1)),
  },
  leaky_relu: {
    value: (x, slope) => add(maximum(x, 0), mul(minimum(x, 0), slope)),
    derivative: (x, slope) => add(mul(cast(greaterEqual(x, 0), 'float32'), sub(1, slope)), slope),
  },
};

/** PointwiseActivation in plain tfjs operations. */
export function referencePointwiseActivation(x: Tensor, activation: PointwiseActivation, slope: number): Tensor {
  return formulas[activation].value(x, slope);
}

/** PointwiseActivationGrad in plain tfjs operations. */
export function referencePointwiseActivationGrad(
  dy: Tensor,
  x: Tensor,
  activation: PointwiseActivation,
  slope: number,
): Tensor {
  return mul(dy, formulas[activation].derivative(x, slope));
}
