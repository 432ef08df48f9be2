/** The formulas of domain/training/optimizer-rules in WGSL. `w`, `s0` and `s1` are variables, `g` is the gradient, `p` holds the scalars. */
import type { UpdateRule } from '../../../domain/training/optimizer-rules';

export interface ShaderRule {
  readonly code: string;
  /** The scalars of this step by name; the names are part of the code. */
  readonly scalars: Readonly<Record<string, number>>;
}

export function shaderRule(rule: UpdateRule): ShaderRule {
  const { code, scalars } = formula(rule);
  if (rule.decay === 0) return { code, scalars };
  return { code: `w *= p.kept; ${code}`, scalars: { ...scalars, kept: 1 - rule.decay } };
}

function formula(rule: UpdateRule): ShaderRule {
  switch (rule.kind) {
    case 'plain':
      return { code: 'w -= p.learningRate * g;', scalars: { learningRate: rule.learningRate } };
    case 'momentum':
      return momentum(rule);
    case 'rmsprop':
      return rmsprop(rule);
    case 'adam':
      return {
        code: `s0 += (g - s0) * p.pull0; s1 += (g * g - s1) * p.pull1;
        w -= p.alpha * s0 / (sqrt(s1) + p.epsilon);`,
        scalars: {
          alpha: rule.alpha,
          pull0: 1 - rule.beta1,
          pull1: 1 - rule.beta2,
          epsilon: rule.epsilon,
        },
      };
    case 'adadelta':
      return {
        code: `s0 = p.rho * s0 + p.pull * g * g;
        let change = g * sqrt(s1 + p.epsilon) / sqrt(s0 + p.epsilon);
        s1 = p.rho * s1 + p.pull * change * change; w -= p.learningRate * change;`,
        scalars: { learningRate: rule.learningRate, rho: rule.rho, pull: 1 - rule.rho, epsilon: rule.epsilon },
      };
    case 'adagrad':
      return {
        code: 's0 += g * g; w -= p.learningRate * g / sqrt(s0 + p.epsilon);',
        scalars: { learningRate: rule.learningRate, epsilon: rule.epsilon },
      };
    case 'nadam':
      return nadam(rule);
  }
}

type Rule<K extends UpdateRule['kind']> = Extract<UpdateRule, { kind: K }>;

function momentum({ learningRate, momentum, nesterov }: Rule<'momentum'>): ShaderRule {
  const change = nesterov ? 'p.momentum * s0 - p.learningRate * g' : 's0';
  return { code: `s0 = p.momentum * s0 - p.learningRate * g; w += ${change};`, scalars: { learningRate, momentum } };
}

function rmsprop({ learningRate, rho, momentum, epsilon }: Rule<'rmsprop'>): ShaderRule {
  const mean = `s0 = p.rho * s0 + p.pull * g * g; let change = p.learningRate * g / sqrt(s0 + p.epsilon);`;
  const scalars = { learningRate, rho, pull: 1 - rho, epsilon };
  if (momentum === 0) return { code: `${mean} w -= change;`, scalars };
  return { code: `${mean} s1 = p.momentum * s1 + change; w -= s1;`, scalars: { ...scalars, momentum } };
}

function nadam(rule: Rule<'nadam'>): ShaderRule {
  const { learningRate, beta1, beta2, epsilon, fromMean, fromGradient, fromSquare } = rule;
  return {
    code: `s0 = p.beta1 * s0 + p.pull0 * g; s1 = p.beta2 * s1 + p.pull1 * g * g;
        w -= p.learningRate * (p.fromMean * s0 + p.fromGradient * g) / (sqrt(p.fromSquare * s1) + p.epsilon);`,
    scalars: {
      learningRate,
      beta1,
      pull0: 1 - beta1,
      beta2,
      pull1: 1 - beta2,
      epsilon,
      fromMean,
      fromGradient,
      fromSquare,
    },
  };
}
