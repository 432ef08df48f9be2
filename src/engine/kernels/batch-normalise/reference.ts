import { add, div, moments, mul, rsqrt, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core';

/** All axes but the last. */
export function outerAxes({ rank }: Tensor): number[] {
  return Array.from({ length: rank - 1 }, (_, axis) => axis);
}

/** BatchNormalise. */
export function referenceBatchNormalise(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor[] {
  const { mean, variance } = moments(x, outerAxes(x));
  const factor = mul(rsqrt(add(variance, epsilon)), gamma);
  return [add(mul(sub(x, mean), factor), beta), mean, variance];
}

/** BatchNormaliseGrad: by the chain rule through mean and variance. */
export function referenceBatchNormaliseGrad(
  { dy, x, gamma, mean, variance }: Readonly<Record<'dy' | 'x' | 'gamma' | 'mean' | 'variance', Tensor>>,
  epsilon: number,
): Tensor[] {
  const rows = x.size / gamma.size;
  const [centred, inverse] = [sub(x, mean), rsqrt(add(variance, epsilon))];
  const dbeta = sum(dy, outerAxes(x));
  const products = sum(mul(dy, centred), outerAxes(x));
  const away = mul(centred, div(mul(products, square(inverse)), rows));
  const dx = mul(sub(sub(dy, div(dbeta, rows)), away), mul(gamma, inverse));
  return [dx, mul(products, inverse), dbeta];
}
