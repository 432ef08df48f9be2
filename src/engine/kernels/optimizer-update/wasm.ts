import type { UpdateRule } from '../../../domain/training/optimizer-rules';
import { blocksOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { optimizerUpdate, unpackUpdates, type OptimizerUpdateAttrs } from './kernel';

/** What is left of a weight, behind the scalars of every rule. */
const keptAt = 9;

/** The rule's number and scalars in the order of assembly/optimizer.ts. */
function encode(rule: UpdateRule): { code: number; floats: number[] } {
  switch (rule.kind) {
    case 'plain':
      return { code: 0, floats: [rule.learningRate] };
    case 'momentum':
      return { code: 1, floats: [rule.learningRate, rule.momentum, rule.nesterov ? 1 : 0] };
    case 'rmsprop':
      return { code: 2, floats: [rule.learningRate, rule.rho, 1 - rule.rho, rule.epsilon, rule.momentum] };
    case 'adam':
      return { code: 3, floats: [rule.alpha, 1 - rule.beta1, 1 - rule.beta2, rule.epsilon] };
    case 'adadelta':
      return { code: 4, floats: [rule.learningRate, rule.rho, 1 - rule.rho, rule.epsilon] };
    case 'adagrad':
      return { code: 5, floats: [rule.learningRate, rule.epsilon] };
    case 'nadam': {
      const { learningRate, beta1, beta2, epsilon, fromMean, fromGradient, fromSquare } = rule;
      return {
        code: 6,
        floats: [learningRate, beta1, 1 - beta1, beta2, 1 - beta2, epsilon, fromMean, fromGradient, fromSquare],
      };
    }
  }
}

function run({ inputs, backend, attrs }: KernelCall): [] {
  const { rule, count } = attrs as unknown as OptimizerUpdateAttrs;
  const { code, floats: scalars } = encode(rule);
  const floats = [...scalars, ...new Array<number>(keptAt - scalars.length).fill(0), 1 - rule.decay];
  for (const { variable, gradient, slots } of unpackUpdates(inputs, count)) {
    const length = sizeOf(variable.shape);
    const [first, second] = slots.map((slot) => backend.address(slot));
    const args = [backend.address(variable), backend.address(gradient), first ?? 0, second ?? 0, length, code];
    backend.run('optimizerStep', { items: blocksOf(length), work: length * 8, args, floats });
  }
  return [];
}

export const wasmOptimizerUpdate: WasmKernel = { name: optimizerUpdate, run };
