/** What a damage makes of the weights of a layer. */
import { areaOf } from '../layers/extent';
import type { LayerSpec } from '../network/network';
import type { Shape } from '../network/shape';
import { normalQuantiles, randomNormal } from '../normal-noise';
import { streamKey, streams } from '../random';
import type { KernelPart } from './convolution';
import { hasKernels, type Damage, type DamageItem, type KernelSpec } from './damage';
import type { NamedWeight } from './layer-numbers';

/**
 * The weights of a layer under a damage, in their order; those that are given stay as they are. First comes the noise, then the kernels that were edited, whose numbers
 * are meant, then what is switched off.
 */
export function damagedWeights(spec: LayerSpec, weights: readonly NamedWeight[], damage: Damage): Float32Array[] {
  const own = damage.filter(({ layerId }) => layerId === spec.id);
  return weights.map((weight, index) => {
    const values = weight.values.slice();
    for (const item of own) if (item.kind === 'noise') addNoise(weight, values, item, index);
    for (const item of own) if (item.kind === 'kernel') replaceKernel(spec, weight, values, item);
    for (const item of own) if (item.kind === 'off') silence(spec, weight, values, item.channel);
    return values;
  });
}

type Item<K extends DamageItem['kind']> = Extract<DamageItem, { kind: K }>;

let quantiles: Float32Array | null = null;

/** Averages of a normalisation are measured, not learned: they stay. */
function addNoise({ name }: NamedWeight, values: Float32Array, { strength, seed }: Item<'noise'>, index: number): void {
  if (name.startsWith('moving_')) return;
  const known = (quantiles ??= normalQuantiles());
  const key = streamKey(seed, streams.damage, index);
  const stddev = strength * rootMeanSquare(values);
  values.forEach((value, at) => (values[at] = value + randomNormal(known, stddev, key, at)));
}

function rootMeanSquare(values: Float32Array): number {
  return values.length === 0 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function replaceKernel(spec: LayerSpec, weight: NamedWeight, values: Float32Array, item: Item<'kernel'>): void {
  if (!hasKernels(spec) || weight.name !== kernelName(spec)) return;
  kernelPlaces(spec, weight.shape, item.channel, item.part).forEach((place, cell) => {
    values[place] = item.values[cell] ?? 0;
  });
}

/** Which weight of a layer holds its small kernels. */
function kernelName({ kind }: KernelSpec): string {
  return kind === 'SeparableConv2D' || kind === 'DepthwiseConv2D' ? 'depthwise_kernel' : 'kernel';
}

/** Where the numbers of one kernel stand among all of its layer, row by row. `shape` is that of the weight: see the parameter counts of the layers. */
function kernelPlaces(spec: KernelSpec, shape: Shape, filter: number, { channel, multiplier }: KernelPart): number[] {
  const [, , third = 1, last = 1] = shape;
  const within = {
    Conv2D: channel * last + filter,
    Conv2DTranspose: filter * last + channel,
    DepthwiseConv2D: channel * last + multiplier,
    SeparableConv2D: channel * last + multiplier,
  }[spec.kind];
  return Array.from({ length: areaOf(spec.params.kernelSize) }, (_, cell) => cell * third * last + within);
}

/** The numbers of one kernel, row by row. */
export function kernelValues(
  spec: KernelSpec,
  weights: readonly NamedWeight[],
  filter: number,
  part: KernelPart,
): number[] {
  const weight = weights.find(({ name }) => name === kernelName(spec));
  return weight ? kernelPlaces(spec, weight.shape, filter, part).map((place) => weight.values[place] ?? 0) : [];
}

/** All numbers that go into one channel alone become 0. */
function silence({ kind }: LayerSpec, { name, shape }: NamedWeight, values: Float32Array, channel: number): void {
  // The small kernels of a separable convolution serve all its filters.
  if (kind === 'SeparableConv2D' && name === 'depthwise_kernel') return;
  const last = shape.at(-1) ?? 1;
  const beforeLast = shape.at(-2) ?? 1;
  // Numbers of one channel stand in blocks, one block in so many.
  let [block, period] = [1, last];
  if (kind === 'DepthwiseConv2D' && name !== 'bias') period = beforeLast * last;
  if (kind === 'Conv2DTranspose' && name !== 'bias') [block, period] = [last, beforeLast];
  for (let from = channel * block; from < values.length; from += block * period) values.fill(0, from, from + block);
}
