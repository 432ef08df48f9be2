/** The gradient kernels of WebAssembly against what their forward kernels do when one value changes a little. */
import { beforeAll, expect, test } from 'vitest';
import { given, runOn, startForTest, type Given, type Outcome } from '../wasm/test-support';
import { batchNormalise, batchNormaliseGrad } from './batch-normalise/kernel';
import { normalise, normaliseGrad } from './normalise/kernel';
import { pointwiseActivation, pointwiseActivationGrad } from './pointwise-activation/kernel';
import { softmaxGrad } from './softmax/kernel';

beforeAll(startForTest);

interface Sloped {
  readonly name: string;
  readonly kernel: string;
  readonly gradient: string;
  readonly inputs: Record<string, Given>;
  /** The inputs that change, in the order of the gradients. */
  readonly changing: readonly string[];
  readonly attrs: object;
  /** What the gradient kernel takes besides dy. */
  readonly saved: (outputs: readonly Outcome[]) => Record<string, Given>;
}

const wide = (shape: readonly number[], seed: number): Given => {
  const narrow = given(shape, seed);
  return { ...narrow, data: (narrow.data as Float32Array).map((value) => 4 * value) };
};
const x = wide([3, 2, 7], 1);
const [gamma, beta] = [given([7], 2), given([7], 3)];
const at = (outputs: readonly Outcome[], index: number): Given => outputs[index] as Outcome;

const pointwise = (['gelu', 'silu'] as const).map((activation): Sloped => ({
  name: activation,
  kernel: pointwiseActivation,
  gradient: pointwiseActivationGrad,
  inputs: { x },
  changing: ['x'],
  attrs: { activation, slope: 0 },
  saved: () => ({ x }),
}));

/** @param spread what the gradient takes besides the mean */
function normalization(name: string, kernel: string, gradient: string, spread: string): Sloped {
  return {
    name,
    kernel,
    gradient,
    inputs: { x, gamma, beta },
    changing: ['x', 'gamma', 'beta'],
    attrs: { epsilon: 0.001 },
    saved: (outputs) => ({ x, gamma, mean: at(outputs, 1), [spread]: at(outputs, 2) }),
  };
}

const sloped: readonly Sloped[] = [
  ...pointwise,
  {
    name: 'softmax',
    kernel: 'Softmax',
    gradient: softmaxGrad,
    inputs: { logits: x },
    changing: ['logits'],
    attrs: { dim: 2 },
    saved: (outputs) => ({ y: at(outputs, 0) }),
  },
  normalization('LayerNormalization', normalise, normaliseGrad, 'inverse'),
  normalization('BatchNormalization', batchNormalise, batchNormaliseGrad, 'variance'),
];

test.each(sloped)('the gradient of $name is its slope', async (each) => {
  const { kernel, gradient, inputs, changing, attrs, saved } = each;
  const outputs = await runOn('wasm', kernel, inputs, { ...attrs });
  const dy = given(at(outputs, 0).shape, 9);
  const gradients = await runOn('wasm', gradient, { dy, ...saved(outputs) }, { ...attrs });
  const valueOf = async (changed: Record<string, Given>): Promise<number> => {
    const [y] = await runOn('wasm', kernel, changed, { ...attrs });
    return (y as Outcome).data.reduce((sum, value, index) => sum + value * (dy.data[index] ?? NaN), 0);
  };
  for (const [index, name] of changing.entries()) {
    const start = inputs[name] as Given;
    for (let place = 0; place < start.data.length; place++) {
      const moved = (step: number): Promise<number> => {
        const data = Float32Array.from(start.data);
        data[place] = (data[place] ?? NaN) + step;
        return valueOf({ ...inputs, [name]: { ...start, data } });
      };
      const slope = ((await moved(1 / 128)) - (await moved(-1 / 128))) * 64;
      expect(Math.abs((gradients[index]?.data[place] ?? NaN) - slope), `${name} ${place}`).toBeLessThan(0.002);
    }
  }
});
