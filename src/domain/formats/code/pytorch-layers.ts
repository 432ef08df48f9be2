/** Layers in PyTorch's words: what is built once, and what happens to x on its way. PyTorch keeps pictures channels first. */
import type { Activation } from '../../layers/activations';
import { extentFrom, pairOf, sidesOf, type SideCounts } from '../../layers/extent';
import { imageOf } from '../../layers/images';
import { spreadOf, type KernelInitializer } from '../../layers/initializers';
import { isFrozen } from '../../layers/layer-definition';
import { definitionOf, type LayerParams } from '../../layers/registry';
import type { Shape } from '../../network/shape';
import { alongHeight, alongWidth, spanOf, windowOf, type AxisWindow, type Window } from '../../layers/windows';
import type { Stage } from './code-setup';
import type { Flow } from './flow';
import { writerOf, type LayerWriters } from './layer-writers';
import { pythonCall, pythonTuple, tupleUnless } from './text';

/** A module of a layer. */
interface TorchModule {
  /** The attribute that holds it, named after the layer. */
  readonly name: string;
  /** How it is made: `nn.Conv2d(1, 32, 3)`. */
  readonly code: string;
  /** The statement that fills its kernel before training, where that is not PyTorch's `xavier_uniform_`, or takes a weight away. */
  readonly start?: string | undefined;
}

export interface TorchLayer {
  readonly modules: readonly TorchModule[];
  readonly isFrozen?: boolean;
  /** Statements that change x. */
  readonly forward: readonly string[];
}

/** What `same` padding adds: (out - 1) strides + span - length in all, the odd one behind. */
function paddingOf({ input, output }: Stage, window: Window): SideCounts {
  if (window.padding === 'valid') return sidesOf(0);
  const { height, width } = imageOf(input);
  const total = (length: number, out = 1, axis: AxisWindow) =>
    Math.max((out - 1) * axis.strides + spanOf(axis) - length, 0);
  const rows = total(height, output[0], alongHeight(window));
  const columns = total(width, output[1], alongWidth(window));
  const [top, left] = [Math.floor(rows / 2), Math.floor(columns / 2)];
  return { top, bottom: rows - top, left, right: columns - left };
}

function isNone({ top, bottom, left, right }: SideCounts): boolean {
  return top + bottom + left + right === 0;
}

/** PyTorch's own padding puts as much before as behind. */
function evenPadding({ top, bottom, left, right }: SideCounts): string | undefined {
  if (top !== bottom || left !== right || top + left === 0) return undefined;
  return top === left ? String(top) : `(${top}, ${left})`;
}

function pads({ top, bottom, left, right }: SideCounts): string {
  return `(${left}, ${right}, ${top}, ${bottom})`;
}

/** A function call on x for an activation; `linear` changes nothing. */
function activate(activation: Activation, x: string): string {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
    case 'elu':
    case 'gelu':
    case 'silu':
      return `F.${activation}(${x})`;
    case 'sigmoid':
    case 'tanh':
      return `torch.${activation}(${x})`;
    case 'softmax':
      return `F.softmax(${x}, dim=1)`;
  }
}

type Windowed = Pick<LayerParams['Conv2D'], 'kernelSize' | 'strides' | 'padding' | 'dilationRate'>;

/** A convolution, with the padding that PyTorch cannot do by itself before it. */
function convolution(
  stage: Stage,
  params: Windowed,
  module: {
    readonly name: string;
    readonly out: number;
    readonly groups?: number;
    readonly useBias: boolean;
    readonly start?: string | undefined;
  },
): TorchLayer {
  const around = paddingOf(stage, windowOf(params));
  const own = evenPadding(around);
  const { name, out, groups, useBias, start } = module;
  const code = pythonCall('nn.Conv2d', [stage.input.at(-1) ?? 0, out, pythonTuple(params.kernelSize)], {
    stride: tupleUnless(1, params.strides),
    padding: own,
    dilation: tupleUnless(1, params.dilationRate),
    groups,
    bias: useBias ? undefined : 'False',
  });
  const pad = isNone(around) || own ? [] : [`x = F.pad(x, ${pads(around)})`];
  return { modules: [{ name, code, start }], forward: [...pad, `x = self.${name}(x)`] };
}

/** Nothing where the usual rule is wanted, which is PyTorch's `xavier_uniform_`. */
function unusualStart(initializer: KernelInitializer, name: string, kernel: Shape): string | undefined {
  return initializer === 'glorot_uniform' ? undefined : startOf(initializer, name, kernel);
}

/**
 * Fills the kernel of a module as Keras does. PyTorch's own rules count the inputs of a depthwise kernel otherwise, and do not cut a normal distribution off.
 *
 * @param kernel its shape as Keras lays it out
 */
function startOf(initializer: KernelInitializer, name: string, kernel: Shape): string {
  const weight = `self.${name}.weight`;
  const spread = spreadOf(initializer, kernel);
  switch (spread.kind) {
    case 'zeros':
      return `nn.init.zeros_(${weight})`;
    case 'uniform':
      return `nn.init.uniform_(${weight}, -${rounded(spread.limit)}, ${rounded(spread.limit)})`;
    case 'normal':
      return `nn.init.normal_(${weight}, std=${rounded(spread.stddev)})`;
    case 'truncatedNormal': {
      const end = rounded(2 * spread.stddev);
      return `nn.init.trunc_normal_(${weight}, std=${rounded(spread.stddev)}, a=-${end}, b=${end})`;
    }
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function pooling(stage: Stage, kind: 'max' | 'avg', params: LayerParams['MaxPooling2D']): TorchLayer {
  const around = paddingOf(stage, windowOf(params));
  const [size, strides] = [pythonTuple(params.poolSize), pythonTuple(params.strides)];
  const step = strides === size ? [] : [strides];
  const own = evenPadding(around);
  const call = (x: string, named = {}) => pythonCall(`F.${kind}_pool2d`, [x, size, ...step], named);
  if (isNone(around)) return { modules: [], forward: [`x = ${call('x')}`] };
  if (own) {
    const inside = kind === 'avg' ? { count_include_pad: 'False' } : {};
    return { modules: [], forward: [`x = ${call('x', { padding: own, ...inside })}`] };
  }
  if (kind === 'max') return { modules: [], forward: [`x = ${call(`F.pad(x, ${pads(around)}, value=-math.inf)`)}`] };
  return { modules: [], forward: [`x = avg_pool_same(x, ${size}, ${strides}, ${pads(around)})`] };
}

/** Needed where windows reach over the edge unevenly. */
export const averagePoolHelper = `def avg_pool_same(x, size, strides, padding):
    """Averages of the values inside the picture only, as Keras takes them at the edges."""
    inside = F.pad(torch.ones_like(x[:1, :1]), padding)
    return F.avg_pool2d(F.pad(x, padding), size, strides) / F.avg_pool2d(inside, size, strides)`;

function then(layer: TorchLayer, activation: Activation): TorchLayer {
  const last = layer.forward.at(-1)?.replace(/^x = /, '') ?? 'x';
  return { ...layer, forward: [...layer.forward.slice(0, -1), `x = ${activate(activation, last)}`] };
}

function only(...forward: string[]): TorchLayer {
  return { modules: [], forward };
}

function module(name: string, code: string, start?: string): TorchLayer {
  return { modules: [{ name, code, start }], forward: [`x = self.${name}(x)`] };
}

interface Place {
  readonly stage: Stage;
  readonly channels: number;
  readonly isLast: boolean;
  /** What the layer takes, by name. */
  readonly takes: readonly string[];
  /** Whether what was a picture lies in rows as Keras has it, its channels last; else channels come first. */
  readonly channelsLast: boolean;
}

/** An expression in which the names of all that a layer takes stand between signs. */
const between = (sign: string, { takes }: Place): TorchLayer => only(`x = ${takes.join(` ${sign} `)}`);

const writers: LayerWriters<Place, TorchLayer> = {
  Conv2D(params, { stage, channels }) {
    const { kernelSize, filters, kernelInitializer, activation } = params;
    const start = unusualStart(kernelInitializer, stage.name, [...pairOf(kernelSize), channels, filters]);
    return then(convolution(stage, params, { ...params, name: stage.name, out: filters, start }), activation);
  },
  SeparableConv2D: (params, { stage }) => separable(stage, params),
  DepthwiseConv2D(params, { stage, channels }) {
    const { kernelSize, depthMultiplier, useBias, activation, kernelInitializer } = params;
    const start = startOf(kernelInitializer, stage.name, [...pairOf(kernelSize), channels, depthMultiplier]);
    const own = { name: stage.name, out: channels * depthMultiplier, groups: channels, useBias, start };
    return then(convolution(stage, params, own), activation);
  },
  Conv2DTranspose: (params, { stage, channels }) => transposed(stage, channels, params),
  MaxPooling2D: (params, { stage }) => pooling(stage, 'max', params),
  AveragePooling2D: (params, { stage }) => pooling(stage, 'avg', params),
  GlobalMaxPooling2D: () => only('x = x.amax(dim=(2, 3))'),
  GlobalAveragePooling2D: () => only('x = x.mean(dim=(2, 3))'),
  ZeroPadding2D({ padding }) {
    const around = sidesOf(padding);
    return isNone(around) ? only() : only(`x = F.pad(x, ${pads(around)})`);
  },
  UpSampling2D({ size, interpolation }) {
    const corners = interpolation === 'bilinear' ? { align_corners: 'False' } : {};
    const named = { scale_factor: pythonTuple(size), mode: `"${interpolation}"`, ...corners };
    return only(`x = ${pythonCall('F.interpolate', ['x'], named)}`);
  },
  BatchNormalization({ momentum, epsilon }, { stage, channels }) {
    // Keras's momentum is the share of the old average, PyTorch's that of the new value.
    const named = { eps: epsilon, momentum: Number((1 - momentum).toPrecision(6)) };
    return module(stage.name, pythonCall(`nn.BatchNorm${stage.input.length === 1 ? 1 : 2}d`, [channels], named));
  },
  LayerNormalization: (params, { stage, channels }) => layerNormalization(stage, channels, params),
  Rescaling: ({ scale, offset }) => only(`x = x * ${scale} + ${offset}`),
  Dropout: ({ rate }, { stage }) => module(stage.name, `nn.Dropout(${rate})`),
  SpatialDropout2D: ({ rate }, { stage }) => module(stage.name, `nn.Dropout2d(${rate})`),
  GaussianNoise: ({ stddev }) => only(`x = x + ${stddev} * torch.randn_like(x) if self.training else x`),
  Activation: ({ activation }, { isLast }) =>
    isLast || activation === 'linear' ? only() : only(`x = ${activate(activation, 'x')}`),
  LeakyReLU: ({ negativeSlope }) => only(`x = ${pythonCall('F.leaky_relu', ['x', negativeSlope])}`),
  Flatten(_params, { stage, channelsLast }) {
    if (stage.input.length === 1) return only();
    return only(channelsLast ? 'x = x.permute(0, 2, 3, 1).flatten(1)' : 'x = x.flatten(1)');
  },
  Add: (_params, place) => between('+', place),
  Multiply: (_params, place) => between('*', place),
  Average: (_params, { takes }) => only(`x = (${takes.join(' + ')}) / ${takes.length}`),
  Maximum: (_params, { takes }) => only(`x = ${takes.reduce((merged, each) => `torch.maximum(${merged}, ${each})`)}`),
  Concatenate: (_params, { takes }) => only(`x = torch.cat([${takes.join(', ')}], dim=1)`),
  Dense({ units, useBias, activation, kernelInitializer }, { stage, channels, isLast }) {
    const code = pythonCall('nn.Linear', [channels, units], useBias ? {} : { bias: 'False' });
    const layer = module(stage.name, code, unusualStart(kernelInitializer, stage.name, [channels, units]));
    return isLast ? layer : then(layer, activation);
  },
};

/** A layer of the network; the softmax at its end is left out, because PyTorch's loss takes logits. */
export function torchLayer({ stage, takes, gives }: Flow, stages: readonly Stage[]): TorchLayer {
  const { kind, params } = stage.spec;
  const [taken = 'x', ...others] = takes;
  const channels = stage.input.at(-1) ?? 0;
  const place = { stage, channels, isLast: stage === stages.at(-1), takes, channelsLast: mergesRows(stages) };
  const { modules, forward } = writerOf(writers, kind)(params, place);
  const before = taken === 'x' || others.length > 0 ? [] : [`x = ${taken}`];
  return {
    modules,
    isFrozen: isFrozen(params),
    forward: [...before, ...forward, ...(gives === 'x' ? [] : [`${gives} = x`])],
  };
}

/** Where rows of numbers are merged, they must lie in one order: a picture's then lie as Keras has them. */
export function mergesRows(stages: readonly Stage[]): boolean {
  return stages.some(({ spec, input }) => definitionOf(spec.kind).merges && input.length === 1);
}

/** The whole of what the kernels reach, from which what Keras's `same` leaves out is cut off. */
function transposed(stage: Stage, channels: number, params: LayerParams['Conv2DTranspose']): TorchLayer {
  const { name, output } = stage;
  const { filters, kernelSize, strides, padding, useBias, activation, kernelInitializer } = params;
  const [size, step] = [pairOf(kernelSize), pairOf(strides)];
  const gaps = extentFrom(Math.max(step[0] - size[0], 0), Math.max(step[1] - size[1], 0));
  const code = pythonCall('nn.ConvTranspose2d', [channels, filters, pythonTuple(kernelSize)], {
    stride: tupleUnless(1, strides),
    output_padding: tupleUnless(0, gaps),
    bias: useBias ? undefined : 'False',
  });
  const [height, width] = output;
  const [top, left] = size.map((length, axis) => Math.floor(Math.max(length - (step[axis] ?? 1), 0) / 2)) as [
    number,
    number,
  ];
  const isCut = padding === 'same' && (size[0] > step[0] || size[1] > step[1]);
  const cut = isCut ? `[:, :, ${top}:${top + (height ?? 0)}, ${left}:${left + (width ?? 0)}]` : '';
  const start = unusualStart(kernelInitializer, name, [...size, filters, channels]);
  const layer = { modules: [{ name, code, start }], forward: [`x = self.${name}(x)${cut}`] };
  return then(layer, activation);
}

/** PyTorch normalises along the last axis, so that the channels go there and back. */
function layerNormalization(
  { name, input }: Stage,
  channels: number,
  { epsilon, center, scale }: LayerParams['LayerNormalization'],
): TorchLayer {
  const affine = center || scale;
  const code = pythonCall('nn.LayerNorm', [channels], {
    eps: epsilon,
    elementwise_affine: affine ? undefined : 'False',
  });
  // Older versions of PyTorch cannot be told to leave one of the two out.
  const absent = scale ? 'bias' : 'weight';
  const start = affine && center !== scale ? `self.${name}.${absent} = None` : undefined;
  const layer = module(name, code, start);
  if (input.length === 1) return layer;
  return { ...layer, forward: [`x = self.${name}(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)`] };
}

/** A convolution of each channel alone, and one of 1 x 1 that mixes them. */
function separable(stage: Stage, params: LayerParams['SeparableConv2D']): TorchLayer {
  const { kernelSize, depthMultiplier, filters, useBias, activation, kernelInitializer } = params;
  const channels = stage.input.at(-1) ?? 0;
  const between = channels * depthMultiplier;
  const depthName = `${stage.name}_depthwise`;
  const depth = convolution(stage, params, {
    name: depthName,
    out: between,
    groups: channels,
    useBias: false,
    start: startOf(kernelInitializer, depthName, [...pairOf(kernelSize), channels, depthMultiplier]),
  });
  const name = `${stage.name}_pointwise`;
  const code = pythonCall('nn.Conv2d', [between, filters, 1], useBias ? {} : { bias: 'False' });
  const point = module(name, code, unusualStart(kernelInitializer, name, [1, 1, between, filters]));
  const both = { modules: [...depth.modules, ...point.modules], forward: [...depth.forward, ...point.forward] };
  return then(both, activation);
}
