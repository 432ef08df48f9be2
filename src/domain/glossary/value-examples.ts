/** Examples in which a few numbers become others. */
import { activated, activationCurve } from '../explain/activation';
import { explainBatchNormalization, spreadOf, type BatchNormalizationSpec } from '../explain/batch-normalization';
import { explainDense, type DenseSpec } from '../explain/dense';
import { placeOf } from '../explain/flatten';
import type { LayerNumbers, NamedWeight } from '../explain/layer-numbers';
import { explainMerging } from '../explain/merging';
import { explainSoftmax } from '../explain/softmax';
import { explainUpSampling, type UpSamplingSpec } from '../explain/up-sampling';
import { defaultsOf } from '../layers/fields';
import { interpolations } from '../layers/interpolation';
import { layerDefinitions } from '../layers/registry';
import { argMax } from '../numbers/arg-max';
import { choice, grid, numberOf, productSum, range, type Example, type Shown, type Values } from './example';

const curves = ['relu', 'sigmoid', 'tanh', 'elu', 'linear'] as const;
type Curve = (typeof curves)[number];

function curveShown(name: Curve, x: number): readonly Shown[] {
  const curve = (at: number): number => activated(name, at);
  const y = curve(x);
  return [
    { kind: 'curve', caption: 'output', points: activationCurve(curve, -4, 4, 81), marks: [[x, y]] },
    { kind: 'sum', items: [x, '→', y] },
  ];
}

export const activationExample: Example = {
  controls: [choice('activation', curves), range('x', -4, 4, 1.5, 0.5)],
  show: (values) => curveShown(curves.find((each) => each === values.activation) ?? 'relu', numberOf(values, 'x')),
};

export const reluExample: Example = {
  controls: [range('x', -4, 4, -1.5, 0.5)],
  show: (values) => curveShown('relu', numberOf(values, 'x')),
};

const scores = [
  range('scoreA', -4, 4, 1, 0.5),
  range('scoreB', -4, 4, 3, 0.5),
  range('scoreC', -4, 4, 0.5, 0.5),
] as const;

function probabilitiesOf(values: Values): readonly number[] {
  const all = scores.map(({ id }) => numberOf(values, id));
  return explainSoftmax(all).terms.map(({ probability }) => probability);
}

/** Three scores become three probabilities. */
export const softmaxExample: Example = {
  controls: scores,
  show: (values) => {
    const probabilities = probabilitiesOf(values);
    return [
      { kind: 'bars', caption: 'probabilities', values: probabilities, chosen: argMax(probabilities) },
      { kind: 'figure', caption: 'sum', value: probabilities.reduce((sum, each) => sum + each, 0), as: 'percent' },
    ];
  },
};

/** Categorical cross-entropy of one image: -ln of the probability that its class was given. */
function lossOf(probability: number): number {
  return -Math.log(probability);
}

/** The loss follows the probability of the right class. */
export const lossExample: Example = {
  controls: [range('probability', 0.01, 1, 0.6, 0.01)],
  show: (values) => {
    const probability = numberOf(values, 'probability');
    const loss = lossOf(probability);
    return [
      { kind: 'curve', caption: 'loss', points: activationCurve(lossOf, 0.01, 1, 100), marks: [[probability, loss]] },
      { kind: 'sum', items: ['−', 'ln', probability, '=', loss] },
    ];
  },
};

/** The label that training aims at: 1 for the right class, a little of it shared out. */
export const smoothingExample: Example = {
  controls: [range('smoothing', 0, 0.4, 0.1, 0.1)],
  show: (values) => {
    const share = numberOf(values, 'smoothing');
    const label = [0, 1, 0, 0].map((right) => right * (1 - share) + share / 4);
    return [{ kind: 'bars', caption: 'label', values: label, chosen: 1 }];
  },
};

/** Numbers of a layer as the explanations take them. */
function numbersOf(input: readonly number[], weights: readonly NamedWeight[]): LayerNumbers {
  const values = Float32Array.from(input);
  return {
    inputShape: [input.length],
    input: values,
    others: [],
    outputShape: [1],
    output: new Float32Array(1),
    preActivation: null,
    weights,
  };
}

function weight(name: string, values: readonly number[]): NamedWeight {
  return { name, shape: name === 'kernel' ? [values.length, 1] : [values.length], values: Float32Array.from(values) };
}

const unit: DenseSpec = {
  id: 'unit',
  kind: 'Dense',
  params: { ...defaultsOf(layerDefinitions.Dense.fields), units: 1, activation: 'relu' },
};
const unitInputs = [1, 0.5, 2] as const;

function unitShown(first: number, bias: number): readonly Shown[] {
  const weights = [first, -1, 0.5];
  const numbers = numbersOf(unitInputs, [weight('kernel', weights), weight('bias', [bias])]);
  const { total, beforeActivation, output } = explainDense(unit, numbers, 0);
  return [
    grid('inputs', unitInputs),
    grid('weights', weights),
    productSum(
      unitInputs.map((value, at) => ({ value, weight: weights[at] ?? 0 })),
      total,
    ),
    { kind: 'sum', items: [total, '+', bias, '=', beforeActivation] },
    { kind: 'sum', items: ['relu', '(', beforeActivation, ')', '=', output] },
  ];
}

/** One unit: inputs times weights, the bias, the activation. */
export const unitExample: Example = {
  controls: [range('weight', -2, 2, 1, 0.5), range('bias', -3, 3, 0, 0.5)],
  show: (values) => unitShown(numberOf(values, 'weight'), numberOf(values, 'bias')),
};

/** Rows become one row; the number at a position lights up in both. */
export const flattenExample: Example = {
  controls: [range('position', 1, 6, 4)],
  show: (values) => {
    const [height, width] = [2, 3];
    const numbers = [7, 2, 5, 1, 8, 3];
    const at = numberOf(values, 'position') - 1;
    const { row, column } = placeOf([height, width, 1], at);
    return [
      grid('picture', numbers, width, (index) => index === row * width + column),
      grid('flat', numbers, numbers.length, (index) => index === at),
    ];
  },
};

const normalization: BatchNormalizationSpec = {
  id: 'normalization',
  kind: 'BatchNormalization',
  params: defaultsOf(layerDefinitions.BatchNormalization.fields),
};

/** Five numbers of a channel are brought to the mean 0 and the spread 1, however large they are. */
export const normalizationExample: Example = {
  controls: [range('factor', 1, 20, 10)],
  show: (values) => {
    const channel = [1, 2, 2, 4, 6].map((value) => value * numberOf(values, 'factor'));
    const numbers = { ...numbersOf(channel, []), inputShape: [5, 1, 1] };
    const { mean, deviation } = spreadOf(numbers, 'input', 0);
    const weights = [
      weight('moving_mean', [mean]),
      weight('moving_variance', [deviation ** 2]),
      weight('gamma', [1]),
      weight('beta', [0]),
    ];
    const output = channel.map((_, at) => explainBatchNormalization(normalization, { ...numbers, weights }, at).output);
    return [grid('channel', channel), grid('normalised', output)];
  },
};

/** A shortcut adds what came in to what the layers made of it. */
export const residualExample: Example = {
  controls: [range('factor', -2, 2, 0.5, 0.5)],
  show: (values) => {
    const input = [3, 1, 4];
    const branch = [2, -1, 1].map((value) => value * numberOf(values, 'factor'));
    const numbers = {
      ...numbersOf(input, []),
      others: [{ shape: [3], values: Float32Array.from(branch) }],
    };
    const output = input.map(
      (_, channel) => explainMerging({ kind: 'Add' }, numbers, { row: 0, column: 0, channel }).output,
    );
    return [grid('inputs', input), grid('branch', branch), grid('output', output)];
  },
};

const upSampling: UpSamplingSpec = {
  id: 'larger',
  kind: 'UpSampling2D',
  params: defaultsOf(layerDefinitions.UpSampling2D.fields),
};

/** Each pixel becomes four: repeated, or mixed from its neighbours. */
export const upSamplingExample: Example = {
  controls: [choice('rule', interpolations)],
  show: ({ rule }) => {
    const interpolation = interpolations.find((each) => each === rule) ?? 'nearest';
    const spec = { ...upSampling, params: { ...upSampling.params, interpolation } };
    const input = [1, 3, 5, 9];
    const numbers = { inputShape: [2, 2, 1], input: Float32Array.from(input) };
    const larger = Array.from({ length: 16 }, (_, at) => {
      return explainUpSampling(spec, numbers, { row: Math.floor(at / 4), column: at % 4, channel: 0 }).output;
    });
    return [grid('picture', input, 2), grid('larger', larger, 4)];
  },
};
