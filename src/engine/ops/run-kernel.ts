import { engine, type NamedTensorInfoMap, type Tensor } from '@tensorflow/tfjs-core';

/** Runs a kernel by name. The casts are the one place where typed attributes meet tfjs's open attribute map. */
export function runKernel<T extends Tensor | Tensor[]>(
  name: string,
  inputs: NamedTensorInfoMap,
  attrs: object = {},
): T {
  return engine().runKernel(name, inputs as never, attrs as never);
}
