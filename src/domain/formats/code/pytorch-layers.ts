/** Layers in PyTorch's words: what is built once, and what happens to x on its way. PyTorch keeps pictures channels first. */
import type { Activation } from '../../layers/activations';
import { areaOf, sidesOf, type Extent, type SideCounts } from '../../layers/extent';
import { imageOf } from '../../layers/images';
import type { LayerParams } from '../../layers/registry';
import { alongHeight, alongWidth, spanOf, windowOf, type AxisWindow, type Window } from '../../layers/windows';
import type { Stage } from './code-setup';
import { writerOf, type LayerWriters } from './layer-writers';
import { pythonCall, pythonTuple, tupleUnless } from './text';

/** A module of a layer. */
interface TorchModule {
  /** The attribute that holds it, named after the layer. */
  readonly name: string;
  /** How it is made: `nn.Conv2d(1, 32, 3)`. */
  readonly code: string;
  /** Half the width of its uniform initial weights, where the usual rule would give another one than Keras has. */
  readonly bound?: number;
}

interface TorchLayer {
  readonly modules: readonly TorchModule[];
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
    readonly bound?: number;
  },
): TorchLayer {
  const around = paddingOf(stage, windowOf(params));
  const own = evenPadding(around);
  const { name, out, groups, useBias, bound } = module;
  const code = pythonCall('nn.Conv2d', [stage.input.at(-1) ?? 0, out, pythonTuple(params.kernelSize)], {
    stride: tupleUnless(1, params.strides),
    padding: own,
    dilation: tupleUnless(1, params.dilationRate),
    groups,
    bias: useBias ? undefined : 'False',
  });
  const pad = isNone(around) || own ? [] : [`x = F.pad(x, ${pads(around)})`];
  return { modules: [{ name, code, ...(bound !== undefined && { bound }) }], forward: [...pad, `x = self.${name}(x)`] };
}

/** Keras's Glorot rule counts the inputs of a depthwise kernel over all channels: sqrt(6 / (height width (channels + multiplier))). */
function depthwiseBound(size: Extent, channels: number, multiplier: number): number {
  return Number(Math.sqrt(6 / (areaOf(size) * (channels + multiplier))).toPrecision(6));
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

function module(name: string, code: string): TorchLayer {
  return { modules: [{ name, code }], forward: [`x = self.${name}(x)`] };
}

interface Place {
  readonly stage: Stage;
  readonly channels: number;
  readonly isLast: boolean;
}

const writers: LayerWriters<Place, TorchLayer> = {
  Conv2D: (params, { stage }) =>
    then(convolution(stage, params, { ...params, name: stage.name, out: params.filters }), params.activation),
  SeparableConv2D: (params, { stage }) => separable(stage, params),
  DepthwiseConv2D(params, { stage, channels }) {
    const { kernelSize, depthMultiplier, useBias, activation } = params;
    const bound = depthwiseBound(kernelSize, channels, depthMultiplier);
    const own = { name: stage.name, out: channels * depthMultiplier, groups: channels, useBias, bound };
    return then(convolution(stage, params, own), activation);
  },
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
  Dropout: ({ rate }, { stage }) => module(stage.name, `nn.Dropout(${rate})`),
  Activation: ({ activation }, { isLast }) =>
    isLast || activation === 'linear' ? only() : only(`x = ${activate(activation, 'x')}`),
  LeakyReLU: ({ negativeSlope }) => only(`x = ${pythonCall('F.leaky_relu', ['x', negativeSlope])}`),
  Flatten: (_params, { stage }) => (stage.input.length === 1 ? only() : only('x = x.flatten(1)')),
  Dense({ units, useBias, activation }, { stage, channels, isLast }) {
    const layer = module(stage.name, pythonCall('nn.Linear', [channels, units], useBias ? {} : { bias: 'False' }));
    return isLast ? layer : then(layer, activation);
  },
};

/** A layer of the network; the softmax at its end is left out, because PyTorch's loss takes logits. */
export function torchLayer(stage: Stage, isLast: boolean): TorchLayer {
  const { kind, params } = stage.spec;
  return writerOf(writers, kind)(params, { stage, channels: stage.input.at(-1) ?? 0, isLast });
}

/** A convolution of each channel alone, and one of 1 x 1 that mixes them. */
function separable(stage: Stage, params: LayerParams['SeparableConv2D']): TorchLayer {
  const { kernelSize, depthMultiplier, filters, useBias, activation } = params;
  const channels = stage.input.at(-1) ?? 0;
  const depth = convolution(stage, params, {
    name: `${stage.name}_depthwise`,
    out: channels * depthMultiplier,
    groups: channels,
    useBias: false,
    bound: depthwiseBound(kernelSize, channels, depthMultiplier),
  });
  const name = `${stage.name}_pointwise`;
  const code = pythonCall('nn.Conv2d', [channels * depthMultiplier, filters, 1], useBias ? {} : { bias: 'False' });
  const point = { modules: [{ name, code }], forward: [`x = self.${name}(x)`] };
  const both = { modules: [...depth.modules, ...point.modules], forward: [...depth.forward, ...point.forward] };
  return then(both, activation);
}
