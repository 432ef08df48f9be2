/** One layer of a Keras or TF.js configuration as one of ours. What we do not have is named in the error rather than passed over. */
import { OpenError } from '../files/open-error';
import type { LayerKind } from '../layers/registry';
import { layerKinds } from '../layers/registry';

/** A layer before its parameters are checked. */
export interface ReadLayer {
  readonly kind: LayerKind;
  readonly params: Readonly<Record<string, unknown>>;
}
type Config = Readonly<Record<string, unknown>>;

/** Reads options off a configuration and complains about those that our layers do not have. */
class Options {
  constructor(
    private readonly layer: string,
    private readonly config: Config,
  ) {}

  get(name: string): unknown {
    return Object.hasOwn(this.config, name) ? this.config[name] : undefined;
  }
  fail(name: string): never {
    const value = JSON.stringify(this.get(name) ?? null);
    throw new OpenError('modelOption', { layer: this.layer, option: `${name} = ${value.slice(0, 60)}` });
  }
  /** An option that must have one of these values, or be missing. */
  must(name: string, ...allowed: readonly unknown[]): void {
    const value = this.get(name);
    if (value !== undefined && value !== null && !allowed.includes(value)) this.fail(name);
  }
  /** The one number that 3 or [3, 3] stand for. */
  square(name: string, otherwise?: unknown): unknown {
    const value = this.get(name) ?? otherwise;
    if (!Array.isArray(value)) return value;
    const [first, second = first] = value as unknown[];
    return value.length <= 2 && first === second ? first : this.fail(name);
  }
  /** A regularizer's factor for squares; 0 for none. */
  l2(name: string): unknown {
    const value = this.get(name);
    if (value === undefined || value === null) return 0;
    const inner = isConfig(value) && isConfig(value.config) ? value.config : {};
    const l1 = inner.l1 ?? 0;
    return l1 === 0 && inner.l2 !== undefined ? inner.l2 : this.fail(name);
  }
  or<T>(name: string, otherwise: T): unknown {
    return this.get(name) ?? otherwise;
  }
}

function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function windowed(options: Options) {
  options.must('data_format', 'channels_last', 'channelsLast');
  if (options.square('dilation_rate', 1) !== 1) options.fail('dilation_rate');
  options.must('groups', 1);
  const [padding, activation, useBias] = [
    options.or('padding', 'valid'),
    activationOf(options),
    options.or('use_bias', true),
  ];
  return { strides: options.square('strides', 1), padding, activation, useBias };
}

function pool(options: Options) {
  options.must('data_format', 'channels_last', 'channelsLast');
  const poolSize = options.square('pool_size', 2);
  return { poolSize, strides: options.square('strides', poolSize), padding: options.or('padding', 'valid') };
}

/** A name, or what newer Keras writes: { class_name: "relu" } is none of ours. */
function activationOf(options: Options): unknown {
  const value = options.or('activation', 'linear');
  return typeof value === 'string' ? value : options.fail('activation');
}

function noConstraints(options: Options): void {
  for (const name of ['bias_regularizer', 'activity_regularizer', 'kernel_constraint', 'bias_constraint'])
    if (options.get(name)) options.fail(name);
}

function paddingOf(options: Options): unknown {
  options.must('data_format', 'channels_last', 'channelsLast');
  const value = options.get('padding');
  const flat = Array.isArray(value) ? (value as unknown[]).flat() : [value];
  return flat.every((each) => each === flat[0]) ? flat[0] : options.fail('padding');
}

const readers: Readonly<Record<LayerKind, (options: Options) => Readonly<Record<string, unknown>>>> = {
  Conv2D: (options) => ({
    filters: options.get('filters'),
    kernelSize: options.square('kernel_size'),
    ...windowed(options),
    l2: options.l2('kernel_regularizer'),
  }),
  SeparableConv2D(options) {
    const l2 = options.l2('depthwise_regularizer');
    if (options.l2('pointwise_regularizer') !== l2) options.fail('pointwise_regularizer');
    const [kernelSize, depthMultiplier] = [options.square('kernel_size'), options.or('depth_multiplier', 1)];
    return { filters: options.get('filters'), kernelSize, ...windowed(options), depthMultiplier, l2 };
  },
  DepthwiseConv2D(options) {
    if (options.l2('depthwise_regularizer') !== 0) options.fail('depthwise_regularizer');
    const depthMultiplier = options.or('depth_multiplier', 1);
    return { kernelSize: options.square('kernel_size'), ...windowed(options), depthMultiplier };
  },
  MaxPooling2D: pool,
  AveragePooling2D: pool,
  GlobalMaxPooling2D: globalPool,
  GlobalAveragePooling2D: globalPool,
  ZeroPadding2D: (options) => ({ padding: paddingOf(options) }),
  BatchNormalization(options) {
    const axis = options.square('axis', -1);
    if (axis !== -1 && axis !== 3 && axis !== 1) options.fail('axis');
    options.must('center', true);
    options.must('scale', true);
    return { momentum: options.or('momentum', 0.99), epsilon: options.or('epsilon', 0.001) };
  },
  Dropout(options) {
    if (options.get('noise_shape')) options.fail('noise_shape');
    return { rate: options.get('rate') };
  },
  Activation: (options) => ({ activation: activationOf(options) }),
  Flatten: () => ({}),
  Dense: (options) => ({
    units: options.get('units'),
    activation: activationOf(options),
    useBias: options.or('use_bias', true),
    l2: options.l2('kernel_regularizer'),
  }),
};

function globalPool(options: Options): Readonly<Record<string, unknown>> {
  options.must('data_format', 'channels_last', 'channelsLast');
  options.must('keepdims', false);
  return {};
}

/** @throws OpenError `modelLayer` or `modelOption` */
export function readLayer(className: string, layer: string, config: Config): ReadLayer {
  const kind = layerKinds.find((each) => each === className);
  if (!kind) throw new OpenError('modelLayer', { layer, kind: className.slice(0, 60) });
  const options = new Options(layer, config);
  noConstraints(options);
  return { kind, params: readers[kind](options) };
}
