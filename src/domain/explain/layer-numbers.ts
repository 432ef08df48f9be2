import { imageOf, isImage } from '../layers/images';
import type { Shape } from '../network/shape';

/** One weight tensor by its Keras name: kernel, bias, depthwise_kernel, pointwise_kernel, gamma, beta, moving_mean, moving_variance. */
export interface NamedWeight {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** One input of a layer that takes several. */
export interface InputNumbers {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Everything that one layer computed for one image, exactly: what the explanations start from. Images are height x width x channels. */
export interface LayerNumbers {
  readonly inputShape: Shape;
  readonly input: Float32Array;
  /** Its inputs behind the first, where it takes several. */
  readonly others: readonly InputNumbers[];
  readonly outputShape: Shape;
  readonly output: Float32Array;
  /** The output before the activation, in the output's shape; null for layers that have none. */
  readonly preActivation: Float32Array | null;
  readonly weights: readonly NamedWeight[];
}

/** The numbers of one layer as the worker gives them. */
export interface LayerDetail extends LayerNumbers {
  readonly layerId: string;
  /** The one unit whose weights these are; null where the weights of all channels are there. */
  readonly unit: number | null;
  readonly trainedSteps: number;
  /** What the answer cost the worker. */
  readonly milliseconds: number;
}

/** The values of a weight tensor; null where the layer has no such weight (no bias). */
export function weightOf({ weights }: LayerNumbers, name: string): Float32Array | null {
  return weights.find((weight) => weight.name === name)?.values ?? null;
}

/** The shape as an image: a vector of n values is 1 x 1 x n, as its maps are drawn. */
export function asImage(shape: Shape): readonly [height: number, width: number, channels: number] {
  if (!isImage(shape)) return [1, 1, shape.at(-1) ?? 0];
  const { height, width, channels } = imageOf(shape);
  return [height, width, channels];
}

/** Where a value of an image stands in its list of values: (row x width + column) x channels + channel. */
export function indexIn(shape: Shape, row: number, column: number, channel: number): number {
  const [, width, channels] = asImage(shape);
  return (row * width + column) * channels + channel;
}
