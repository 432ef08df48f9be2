/**
 * The arithmetic of the convolutions, number by number, for one image. Conv2D sums over all input channels; DepthwiseConv2D looks at one channel; SeparableConv2D
 * does the latter for each channel and then mixes the results with its 1 x 1 (pointwise) weights. A *part* is one small two-dimensional kernel on one input channel.
 */
import type { Activation } from '../layers/activations';
import type { LayerSpec } from '../network/network';
import { areaOf, pairOf } from '../layers/extent';
import { windowOf } from '../layers/windows';
import { activatedAmong } from './activation';
import { asImage, indexIn, weightOf, type LayerNumbers } from './layer-numbers';
import { cellsIn, rectangleAt, type Rectangle, type WindowCell } from './window';

export type ConvolutionSpec = Extract<LayerSpec, { kind: 'Conv2D' | 'SeparableConv2D' | 'DepthwiseConv2D' }>;

export function isConvolution(layer: LayerSpec): layer is ConvolutionSpec {
  return layer.kind === 'Conv2D' || layer.kind === 'SeparableConv2D' || layer.kind === 'DepthwiseConv2D';
}

/** An output value: its row and column, and the filter (the output channel). */
export interface OutputPixel {
  readonly row: number;
  readonly column: number;
  readonly filter: number;
}

/** Which kernel on which input channel; `multiplier` tells apart several kernels on one channel (0 for Conv2D). */
export interface KernelPart {
  readonly channel: number;
  readonly multiplier: number;
}

export interface ConvolutionCell extends WindowCell {
  readonly weight: number;
  readonly product: number;
}

export interface PartSum extends KernelPart {
  /** As many cells as the kernel has weights, row by row. */
  readonly cells: readonly ConvolutionCell[];
  /** The sum of the products. */
  readonly sum: number;
  /** The pointwise weight of a separable convolution; null for the others. */
  readonly pointwise: number | null;
  /** What the part brings to the total: the sum, times the pointwise weight where there is one. */
  readonly contribution: number;
}

export interface ConvolutionExplanation {
  /** What the pixel sees of the layer's input. */
  readonly rectangle: Rectangle;
  readonly parts: readonly PartSum[];
  /** The sum of the contributions. */
  readonly total: number;
  /** 0 for a layer without one. */
  readonly bias: number;
  readonly beforeActivation: number;
  readonly activation: Activation;
  readonly output: number;
}

/** The parts that a filter is made of: one for each input channel, or the only one of a depthwise convolution. */
export function partsOf(layer: ConvolutionSpec, numbers: LayerNumbers, filter: number): readonly KernelPart[] {
  const [, , channels] = asImage(numbers.inputShape);
  if (layer.kind === 'Conv2D') return Array.from({ length: channels }, (_, channel) => ({ channel, multiplier: 0 }));
  const { depthMultiplier } = layer.params;
  const partAt = (index: number): KernelPart => ({
    channel: Math.floor(index / depthMultiplier),
    multiplier: index % depthMultiplier,
  });
  if (layer.kind === 'DepthwiseConv2D') return [partAt(filter)];
  return Array.from({ length: channels * depthMultiplier }, (_, index) => partAt(index));
}

/** The weights of a part, row by row. */
export function kernelOf(
  layer: ConvolutionSpec,
  numbers: LayerNumbers,
  filter: number,
  part: KernelPart,
): Float32Array {
  const { kernelSize } = layer.params;
  const [, , channels] = asImage(numbers.inputShape);
  const isConv2D = layer.kind === 'Conv2D';
  const kernel = weightOf(numbers, isConv2D ? 'kernel' : 'depthwise_kernel');
  const last = isConv2D ? layer.params.filters : layer.params.depthMultiplier;
  const place = isConv2D ? filter : part.multiplier;
  return Float32Array.from(
    { length: areaOf(kernelSize) },
    (_, cell) => kernel?.[(cell * channels + part.channel) * last + place] ?? 0,
  );
}

/** Everything that leads to one output value. Sums are in double precision: they meet the network's own float32 to about 1e-6 of the sum of magnitudes. */
export function explainConvolution(
  layer: ConvolutionSpec,
  numbers: LayerNumbers,
  pixel: OutputPixel,
): ConvolutionExplanation {
  const { activation } = layer.params;
  const rectangle = rectangleOf(layer, numbers, pixel);
  const parts = partsOf(layer, numbers, pixel.filter).map((part) => partSum(layer, numbers, pixel, part));
  const total = parts.reduce((sum, { contribution }) => sum + contribution, 0);
  const bias = weightOf(numbers, 'bias')?.[pixel.filter] ?? 0;
  const beforeActivation = total + bias;
  const output = activatedAmong(activation, among(numbers, pixel, beforeActivation), pixel.filter);
  return { rectangle, parts, total, bias, beforeActivation, activation, output };
}

/**
 * One part's sums of products at every position, outHeight x outWidth, row by row, times the pointwise weight where there is one: what is added up over
 * the parts. Plain loops: a page shows a hundred of them at once.
 */
export function partMap(layer: ConvolutionSpec, numbers: LayerNumbers, filter: number, part: KernelPart): Float32Array {
  const [height, width] = asImage(numbers.outputShape);
  const kernel = kernelOf(layer, numbers, filter, part);
  const factor = pointwiseOf(layer, numbers, filter, part) ?? 1;
  const map = new Float32Array(height * width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const { top, left } = rectangleOf(layer, numbers, { row, column });
      map[row * width + column] = factor * productSum(layer, numbers, kernel, top, left, part.channel);
    }
  }
  return map;
}

function productSum(
  layer: ConvolutionSpec,
  { inputShape, input }: LayerNumbers,
  kernel: Float32Array,
  top: number,
  left: number,
  channel: number,
): number {
  const [height, width, channels] = asImage(inputShape);
  const [kernelHeight, kernelWidth] = pairOf(layer.params.kernelSize);
  const [down, across] = pairOf(layer.params.dilationRate);
  const isOutside = (place: number, length: number) => place < 0 || place >= length;
  let sum = 0;
  for (let y = 0; y < kernelHeight; y++) {
    const row = top + y * down;
    if (isOutside(row, height)) continue;
    for (let x = 0; x < kernelWidth; x++) {
      const column = left + x * across;
      if (isOutside(column, width)) continue;
      sum += (input[(row * width + column) * channels + channel] ?? 0) * (kernel[y * kernelWidth + x] ?? 0);
    }
  }
  return sum;
}

/** The rectangle of the layer's input that an output pixel sees. */
export function rectangleOf(
  layer: ConvolutionSpec,
  { inputShape }: LayerNumbers,
  { row, column }: Pick<OutputPixel, 'row' | 'column'>,
): Rectangle {
  return rectangleAt(inputShape, windowOf(layer.params), row, column);
}

function partSum(layer: ConvolutionSpec, numbers: LayerNumbers, pixel: OutputPixel, part: KernelPart): PartSum {
  const kernel = kernelOf(layer, numbers, pixel.filter, part);
  const { inputShape, input } = numbers;
  const rectangle = rectangleOf(layer, numbers, pixel);
  const places = cellsIn(inputShape, input, rectangle, part.channel, layer.params.dilationRate);
  const cells = places.map((place, index) => {
    const weight = kernel[index] ?? 0;
    return { ...place, weight, product: place.value * weight };
  });
  const sum = cells.reduce((total, { product }) => total + product, 0);
  const pointwise = pointwiseOf(layer, numbers, pixel.filter, part);
  return { ...part, cells, sum, pointwise, contribution: pointwise === null ? sum : sum * pointwise };
}

/** Pointwise weights are [1, 1, channels x multiplier, filters]. */
function pointwiseOf(layer: ConvolutionSpec, numbers: LayerNumbers, filter: number, part: KernelPart): number | null {
  if (layer.kind !== 'SeparableConv2D') return null;
  const { depthMultiplier, filters } = layer.params;
  const index = part.channel * depthMultiplier + part.multiplier;
  return weightOf(numbers, 'pointwise_kernel')?.[index * filters + filter] ?? 0;
}

/** The pre-activations of all filters at the pixel's place, with our own sum for this filter. */
function among({ outputShape, preActivation }: LayerNumbers, pixel: OutputPixel, own: number): Float64Array {
  const [, , filters] = asImage(outputShape);
  const start = indexIn(outputShape, pixel.row, pixel.column, 0);
  const values = Float64Array.from({ length: filters }, (_, filter) => preActivation?.[start + filter] ?? NaN);
  values[pixel.filter] = own;
  return values;
}
