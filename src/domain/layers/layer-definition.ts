import { defaultsOf, type Fields, type ParamsOf, type ParamValue } from './fields';
import type { Shape } from '../network/shape';

/** What a layer is for; decides its colour and sign on the page. */
export type LayerFamily =
  'convolution' | 'pooling' | 'normalization' | 'regularization' | 'activation' | 'reshape' | 'dense' | 'merging';

/** A one-click repair that the page offers beside a problem. */
export type Mend =
  | { readonly kind: 'insertBefore'; readonly layerKind: 'Flatten' | 'GlobalAveragePooling2D' }
  /** Lets a layer that merges take the output of another one too. */
  | { readonly kind: 'takeAlso'; readonly from: string }
  /** Makes inputs of one shape: the padding of layers before becomes 'same', a convolution of 1 x 1 fits an input's channels and strides. */
  | {
      readonly kind: 'fitInputs';
      readonly samePadding: readonly string[];
      readonly convolve: { readonly from: string; readonly filters: number; readonly strides: number } | null;
    }
  /** Takes the output that nobody takes together with the next branch's. */
  | { readonly kind: 'join'; readonly layerKind: 'Concatenate' }
  | { readonly kind: 'setParam'; readonly name: string; readonly value: ParamValue }
  | { readonly kind: 'remove' }
  /** Adds an output layer: one unit per class, softmax. */
  | { readonly kind: 'append'; readonly layerKind: 'Dense'; readonly units: number }
  /** Gives the network the input that the data have. */
  | { readonly kind: 'setInput'; readonly shape: Shape };

/** Why a layer cannot work where it stands, or a network as a whole. The page turns `code` and `values` into words. */
export interface Problem {
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly mends: readonly Mend[];
}

export const problemCodes = [
  'needsImage', // this layer wants (height, width, channels), but gets a flat vector
  'needsFlat', // Dense after an image: Flatten is missing
  'windowTooLarge', // kernel or pool larger than its input
  'windowTooHigh', // it reaches over more rows than there are: not square, or dilated
  'windowTooWide', // ... over more columns
  'dilatedStrides', // a dilated kernel moves by one pixel only
  'paramOutOfRange', // a field's value breaks its limits
  'outputUnits', // the last layer's output does not fit the number of classes
  'outputSoftmax', // the last layer does not give probabilities
  'tooManyValues', // the layer's output or weights would not fit into memory
  'empty', // no layer at all
  'needsSeveral', // a layer that merges takes only one
  'inputShapes', // a layer that merges takes outputs of different shapes
  'unused', // no layer takes this one's output
  'inputShape', // the network takes pictures of another shape than those of the data
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface ParameterCount {
  readonly trainable: number;
  readonly nonTrainable: number;
  /** The arithmetic in symbols that need no translation: "3 x 3 x 32 x 64 + 64 = 18,496"; empty where there are no parameters. */
  readonly arithmetic: string;
}

/** Everything the product knows about one kind of layer that needs neither a device nor words. */
export interface LayerDefinition<K extends string = string, F extends Fields = Fields> {
  readonly kind: K;
  readonly family: LayerFamily;
  /** Whether it takes several inputs; all others take one. */
  readonly merges: boolean;
  readonly fields: F;
  readonly defaults: ParamsOf<F>;
  /** Null when the layer can take this input with these (already range-checked) parameters. `all` has every input, this one first, which may be the only one. */
  problem(input: Shape, params: ParamsOf<F>, all?: readonly Shape[]): Problem | null;
  /** The output shape; only called when `problem` gave null. */
  outputShape(input: Shape, params: ParamsOf<F>, all?: readonly Shape[]): Shape;
  parameterCount(input: Shape, params: ParamsOf<F>): ParameterCount;
  /** Multiply-adds of one forward pass over one example. */
  multiplyAdds(input: Shape, params: ParamsOf<F>, all?: readonly Shape[]): number;
}

/** Completes a definition with the defaults derived from its fields, and with what being frozen means for the parameters of any kind. */
export function defineLayer<K extends string, F extends Fields>(
  definition: Omit<LayerDefinition<K, F>, 'defaults' | 'merges'>,
): LayerDefinition<K, F> {
  return {
    ...definition,
    merges: definition.family === 'merging',
    defaults: defaultsOf(definition.fields),
    parameterCount(input, params) {
      const count = definition.parameterCount(input, params);
      return isFrozen(params) ? { ...count, trainable: 0, nonTrainable: count.trainable + count.nonTrainable } : count;
    },
  };
}

/** Whether training leaves the weights of a layer with these parameters as they are: Keras's `trainable=False`. */
export function isFrozen(params: object): boolean {
  return 'trainable' in params && params.trainable === false;
}
