/**
 * How weights in Keras's layout become PyTorch's: kernels [height, width, in, out] -> [out, in, height, width], dense kernels [in, out] -> [out, in]. And what
 * Keras flattens as (height, width, channels), PyTorch flattens as (channels, height, width): the weights behind a Flatten change places.
 */
import type { Shape } from '../../network/shape';
import type { Stage } from './code-setup';
import { mergesRows } from './pytorch-layers';
import { weightShapes } from './weight-layout';

/** One entry of the state dictionary: its name, and the expression over `w`, the loaded weights. */
export type StateEntry = readonly [name: string, expression: string];

export function stateEntries(stages: readonly Stage[]): StateEntry[] {
  /** The pictures that were flattened and whose values still stand in their order, behind each layer. */
  const flattened = new Map<string, Shape | null>();
  return stages.flatMap((stage) => {
    const before = flattened.get(stage.inputs[0] ?? '') ?? null;
    flattened.set(stage.id, flattenedBehind(stage, before, mergesRows(stages)));
    return weightShapes([stage]).map(({ layer, weight, shape }) => entryOf(layer, weight, shape, before));
  });
}

function flattenedBehind({ spec, input }: Stage, before: Shape | null, channelsLast: boolean): Shape | null {
  if (spec.kind === 'Flatten' && !channelsLast && needsOrder(input)) return input;
  return spec.kind === 'Dense' ? null : before;
}

/** With one channel, or one pixel, both orders are the same. */
function needsOrder(shape: Shape): boolean {
  const [height = 1, width = 1, channels = 1] = shape;
  return shape.length === 3 && channels > 1 && height * width > 1;
}

const averages: Readonly<Record<string, string>> = {
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
};

function entryOf(layer: string, weight: string, shape: Shape, flattened: Shape | null): StateEntry {
  const array = `w["${layer}/${weight}"]`;
  if (weight === 'bias') return [`${biasOwner(layer)}.bias`, array];
  const average = averages[weight];
  if (average) return [`${layer}.${average}`, flattened ? channelsFirst(array, flattened) : array];
  if (weight === 'depthwise_kernel') {
    const [height = 0, width = 0, channels = 0, multiplier = 0] = shape;
    const reshaped = `${array}.transpose(2, 3, 0, 1).reshape(${channels * multiplier}, 1, ${height}, ${width})`;
    return [`${layer.startsWith('separable') ? `${layer}_depthwise` : layer}.weight`, reshaped];
  }
  if (weight === 'pointwise_kernel') return [`${layer}_pointwise.weight`, `${array}.transpose(3, 2, 0, 1)`];
  if (shape.length === 4) return [`${layer}.weight`, `${array}.transpose(3, 2, 0, 1)`];
  return [`${layer}.weight`, flattened ? denseKernel(array, flattened, shape[1] ?? 0) : `${array}.T`];
}

function biasOwner(layer: string): string {
  return layer.startsWith('separable') ? `${layer}_pointwise` : layer;
}

function channelsFirst(array: string, flattened: Shape): string {
  return `${array}.reshape(${flattened.join(', ')}).transpose(2, 0, 1).ravel()`;
}

function denseKernel(array: string, flattened: Shape, units: number): string {
  return `${array}.reshape(${flattened.join(', ')}, ${units}).transpose(3, 2, 0, 1).reshape(${units}, -1)`;
}
