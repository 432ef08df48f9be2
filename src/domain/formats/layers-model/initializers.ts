/** Kernel initializers in Keras and TF.js configurations. */
import { kernelInitializers, type KernelInitializer } from '../../layers/initializers';
import { isConfig, none, type Config } from './layer-options';

/** The one of ours that draws the same; undefined where there is none. Keras draws by glorot_uniform where nothing is said. */
export function initializerIn(value: unknown): KernelInitializer | undefined {
  if (none(value)) return 'glorot_uniform';
  if (typeof value === 'string') return initializerNamed(value);
  if (!isConfig(value) || typeof value.class_name !== 'string') return undefined;
  const config = isConfig(value.config) ? value.config : {};
  const { input_axes, output_axes } = config;
  if (!none(input_axes) || !none(output_axes)) return undefined;
  if (value.class_name === 'VarianceScaling') return scaling(config);
  const name = initializerNamed(value.class_name);
  return name === 'random_normal' && !isUsualNormal(config) ? undefined : name;
}

/** "he_normal", "HeNormal" and "heNormal" are one; Keras says "normal" for one too. */
function initializerNamed(name: string): KernelInitializer | undefined {
  const bare = bareWord(name);
  return kernelInitializers.find((each) => bareWord(each) === (bare === 'normal' ? 'randomnormal' : bare));
}

/** The rule that most are cases of: TF.js, and older versions of Keras, write it in their place. */
function scaling({ scale, mode, distribution }: Config): KernelInitializer | undefined {
  const rules: Readonly<Record<string, string>> = { '1 fanavg': 'glorot', '2 fanin': 'he' };
  const shapes: Readonly<Record<string, string>> = { uniform: 'uniform', normal: 'normal', truncatednormal: 'normal' };
  const [rule = '', shape = ''] = [rules[`${Number(scale)} ${bareWord(mode)}`], shapes[bareWord(distribution)]];
  return kernelInitializers.find((name) => name === `${rule}_${shape}`);
}

function bareWord(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('_', '').toLowerCase() : '';
}

function isUsualNormal({ mean = 0, stddev = 0.05 }: Config): boolean {
  return mean === 0 && stddev === 0.05;
}
