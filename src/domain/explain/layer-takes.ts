/** Which numbers of its input a layer takes for which of its output, along each axis. Only the form of the layer counts, not its weights or what it is shown. */
import { heightOf, sidesOf, widthOf } from '../layers/extent';
import { sourcesAt } from '../layers/interpolation';
import type { LayerKind, LayerParams } from '../layers/registry';
import { alongHeight, alongWidth, windowOf, type Window } from '../layers/windows';
import type { LayerReading } from '../network/read-network';
import type { Shape } from '../network/shape';
import { asImage } from './layer-numbers';
import { reaching } from './transposed-convolution';
import { placesUnder } from './window';

/** Along one axis: the places of the input that a place of the output takes; or each its own, or all of them. */
export type Takes = 'each' | 'all' | ((place: number) => readonly number[]);

export interface LayerTakes {
  readonly rows: Takes;
  readonly columns: Takes;
  readonly channels: Takes;
}

/**
 * What a layer takes of one of its inputs, counted from 0. In use: dropout passes on what it gets. Null for Flatten of a picture, which does not keep the axes apart.
 */
export function takesOf(layer: LayerReading, index: number): LayerTakes | null {
  const { kind, params } = layer.spec;
  // Each function gets the parameters of its own kind.
  const takes = takesOfKind[kind] as (params: LayerParams[LayerKind], at: At) => LayerTakes | null;
  return takes(params, { input: layer.inputShapes[index] ?? [], layer, index });
}

interface At {
  readonly input: Shape;
  readonly layer: Pick<LayerReading, 'inputShapes' | 'output'>;
  readonly index: number;
}

const takesOfKind: { readonly [K in LayerKind]: (params: LayerParams[K], at: At) => LayerTakes | null } = {
  Conv2D: (params, { input }) => ({ ...under(input, windowOf(params)), channels: 'all' }),
  SeparableConv2D: (params, { input }) => ({ ...under(input, windowOf(params)), channels: 'all' }),
  DepthwiseConv2D: (params, { input }) => ({ ...under(input, windowOf(params)), channels: ownChannel(params) }),
  Conv2DTranspose: (params, { input }) => ({ ...spreadBy(input, params), channels: 'all' }),
  MaxPooling2D: (params, { input }) => ({ ...under(input, windowOf(params)), channels: 'each' }),
  AveragePooling2D: (params, { input }) => ({ ...under(input, windowOf(params)), channels: 'each' }),
  GlobalMaxPooling2D: () => wholeChannel,
  GlobalAveragePooling2D: () => wholeChannel,
  ZeroPadding2D: ({ padding }, { input }) => framed(input, sidesOf(padding)),
  UpSampling2D: (params, { input }) => enlarged(input, params),
  Dense: () => mixed,
  LayerNormalization: () => mixed,
  Activation: ({ activation }) => (activation === 'softmax' ? mixed : alike),
  Add: (_, at) => broadcast(at),
  Average: (_, at) => broadcast(at),
  Maximum: (_, at) => broadcast(at),
  Multiply: (_, at) => broadcast(at),
  Concatenate: (_, { layer, index }) => ({ ...alike, channels: beside(layer.inputShapes, index) }),
  Flatten: (_, { input }) => (input.length === 1 ? alike : null),
  BatchNormalization: () => alike,
  Dropout: () => alike,
  SpatialDropout2D: () => alike,
  GaussianNoise: () => alike,
  Rescaling: () => alike,
  LeakyReLU: () => alike,
};

const alike = { rows: 'each', columns: 'each', channels: 'each' } as const;
const mixed = { ...alike, channels: 'all' } as const;
const wholeChannel = { rows: 'all', columns: 'all', channels: 'each' } as const;

function under(input: Shape, window: Window): Pick<LayerTakes, 'rows' | 'columns'> {
  const [height, width] = asImage(input);
  const [rows, columns] = [alongHeight(window), alongWidth(window)];
  return {
    rows: (place) => placesUnder(height, rows, place),
    columns: (place) => placesUnder(width, columns, place),
  };
}

/** Softmax mixes the channels after all. */
function ownChannel({ depthMultiplier, activation }: LayerParams['DepthwiseConv2D']): Takes {
  return activation === 'softmax' ? 'all' : (place) => [Math.floor(place / depthMultiplier)];
}

function spreadBy(input: Shape, { kernelSize, strides, padding }: LayerParams['Conv2DTranspose']) {
  const [height, width] = asImage(input);
  const along = (length: number, size: number, step: number): Takes => {
    return (place) => reaching(place, length, size, step, padding === 'same').map(({ index }) => index);
  };
  return {
    rows: along(height, heightOf(kernelSize), heightOf(strides)),
    columns: along(width, widthOf(kernelSize), widthOf(strides)),
  };
}

function framed(input: Shape, { top, left }: { readonly top: number; readonly left: number }): LayerTakes {
  const [height, width] = asImage(input);
  const moved = (length: number, by: number): Takes => {
    return (place) => (place >= by && place < by + length ? [place - by] : []);
  };
  return { rows: moved(height, top), columns: moved(width, left), channels: 'each' };
}

function enlarged(input: Shape, { size, interpolation }: LayerParams['UpSampling2D']): LayerTakes {
  const [height, width] = asImage(input);
  const along = (length: number, times: number): Takes => {
    return (place) => sourcesAt(place, { length, size: times, interpolation }).map(({ index }) => index);
  };
  return { rows: along(height, heightOf(size)), columns: along(width, widthOf(size)), channels: 'each' };
}

/** An axis of length 1 counts for all places along it. */
function broadcast({ input, layer }: At): LayerTakes {
  const lengths = asImage(layer.output ?? []);
  const [rows, columns, channels] = asImage(input).map((length, axis): Takes => {
    return length === lengths[axis] ? 'each' : 'all';
  }) as [Takes, Takes, Takes];
  return { rows, columns, channels };
}

/** Of the channels that stand side by side, those of one input. */
function beside(shapes: readonly Shape[], index: number): Takes {
  const before = shapes.slice(0, index).reduce((sum, shape) => sum + (shape.at(-1) ?? 0), 0);
  const own = shapes[index]?.at(-1) ?? 0;
  return (place) => (place >= before && place < before + own ? [place - before] : []);
}
