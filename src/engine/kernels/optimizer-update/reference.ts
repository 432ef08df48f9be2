import { add, div, mul, sqrt, square, sub, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import type { UpdateRule } from '../../../domain/training/optimizer-rules';

/** Moves `average` towards `value`: average + (1 - keep)(value - average), Keras's form of an exponential average. */
const towards = (average: Tensor, value: Tensor, keep: number): Tensor =>
  add(average, mul(sub(value, average), 1 - keep));
/** keep average + (1 - keep) value. */
const blend = (average: Tensor, value: Tensor, keep: number): Tensor => add(mul(average, keep), mul(value, 1 - keep));

/** One variable's new value and new slots by the formulas of domain/training/optimizer-rules, in plain tfjs operations. */
function updated(
  rule: UpdateRule,
  from: Tensor,
  g: Tensor,
  [s0, s1]: readonly Tensor[],
): [w: Tensor, ...slots: Tensor[]] {
  const w = rule.decay === 0 ? from : mul(from, 1 - rule.decay);
  switch (rule.kind) {
    case 'plain':
      return [sub(w, mul(g, rule.learningRate))];
    case 'momentum': {
      const velocity = sub(mul(slot(s0), rule.momentum), mul(g, rule.learningRate));
      const change = rule.nesterov ? sub(mul(velocity, rule.momentum), mul(g, rule.learningRate)) : velocity;
      return [add(w, change), velocity];
    }
    case 'rmsprop': {
      const mean = blend(slot(s0), square(g), rule.rho);
      const change = div(mul(g, rule.learningRate), sqrt(add(mean, rule.epsilon)));
      if (rule.momentum === 0) return [sub(w, change), mean];
      const velocity = add(mul(slot(s1), rule.momentum), change);
      return [sub(w, velocity), mean, velocity];
    }
    case 'adam': {
      const mean = towards(slot(s0), g, rule.beta1);
      const variance = towards(slot(s1), square(g), rule.beta2);
      return [sub(w, div(mul(mean, rule.alpha), add(sqrt(variance), rule.epsilon))), mean, variance];
    }
    case 'adadelta': {
      const gradients = blend(slot(s0), square(g), rule.rho);
      const change = div(mul(g, sqrt(add(slot(s1), rule.epsilon))), sqrt(add(gradients, rule.epsilon)));
      return [sub(w, mul(change, rule.learningRate)), gradients, blend(slot(s1), square(change), rule.rho)];
    }
    case 'adagrad': {
      const sum = add(slot(s0), square(g));
      return [sub(w, div(mul(g, rule.learningRate), sqrt(add(sum, rule.epsilon)))), sum];
    }
    case 'nadam': {
      const mean = blend(slot(s0), g, rule.beta1);
      const variance = blend(slot(s1), square(g), rule.beta2);
      const direction = add(mul(mean, rule.fromMean), mul(g, rule.fromGradient));
      const scale = add(sqrt(mul(variance, rule.fromSquare)), rule.epsilon);
      return [sub(w, div(mul(direction, rule.learningRate), scale)), mean, variance];
    }
  }
}

function slot(tensor: Tensor | undefined): Tensor {
  if (!tensor) throw new Error('This optimizer needs a slot that it did not get.');
  return tensor;
}

/** Updates one variable and its slots in place. */
export function referenceOptimizerUpdate(
  rule: UpdateRule,
  variable: Variable,
  gradient: Tensor,
  slots: readonly Variable[],
): void {
  const [weight, ...newSlots] = updated(rule, variable, gradient, slots);
  variable.assign(weight);
  slots.forEach((old, index) => {
    const fresh = newSlots[index];
    if (fresh) old.assign(fresh);
  });
}
