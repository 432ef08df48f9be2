/** What the weights of a kernel are drawn from before training, by Keras 3's names and formulas (keras/src/initializers/random_initializers.py). */
import type { Shape } from '../network/shape';

export const kernelInitializers = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'random_normal',
  'zeros',
] as const;
export type KernelInitializer = (typeof kernelInitializers)[number];

export type Spread =
  | { readonly kind: 'zeros' }
  /** From -limit to limit. */
  | { readonly kind: 'uniform'; readonly limit: number }
  | { readonly kind: 'normal'; readonly stddev: number }
  /** The same, drawn again where it lies more than two of these deviations from zero. */
  | { readonly kind: 'truncatedNormal'; readonly stddev: number };

/** The deviation of a standard normal distribution that was cut off at 2: by so much it is made wider before. */
export const cutDeviation = 0.87962566103423978;

/** What a kernel of this shape ([..., in, out], as Keras lays it out) is drawn from. */
export function spreadOf(initializer: KernelInitializer, kernel: Shape): Spread {
  const { fanIn, fanOut } = fansOf(kernel);
  switch (initializer) {
    case 'glorot_uniform':
      return { kind: 'uniform', limit: Math.sqrt(6 / (fanIn + fanOut)) };
    case 'glorot_normal':
      return { kind: 'truncatedNormal', stddev: Math.sqrt(2 / (fanIn + fanOut)) / cutDeviation };
    case 'he_uniform':
      return { kind: 'uniform', limit: Math.sqrt(6 / fanIn) };
    case 'he_normal':
      return { kind: 'truncatedNormal', stddev: Math.sqrt(2 / fanIn) / cutDeviation };
    case 'random_normal':
      return { kind: 'normal', stddev: 0.05 };
    case 'zeros':
      return { kind: 'zeros' };
  }
}

/** How many values flow into one output and out of one input; of a depthwise kernel too, Keras takes the last two axes for in and out. */
function fansOf(kernel: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const [fanIn = 1, fanOut = 1] = kernel.slice(-2);
  const window = kernel.slice(0, -2).reduce((product, size) => product * size, 1);
  return { fanIn: window * fanIn, fanOut: window * fanOut };
}
