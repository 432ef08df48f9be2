import { expect, test } from 'vitest';
import { coachFindings, chanceLoss, summariseLosses, type CoachEvidence } from './coach';
import { confusionMatrix } from './confusion';
import { gridOf } from '../digit/grid';
import { drawingStatistics } from './drawing-statistics';
import { defaultsOf } from '../layers/fields';
import { defaultOptimizer, settingsFields } from '../training/training';

const settings = { ...defaultsOf(settingsFields), optimizer: defaultOptimizer('Adam') };
const calm: CoachEvidence = {
  settings,
  classes: 10,
  isLossBroken: false,
  losses: null,
  epochs: [],
  layers: [],
  zeroKernels: [],
  matrix: null,
  drawing: null,
};
const curve = (count: number, loss: (index: number) => number) =>
  summariseLosses(Array.from({ length: count }, (_, index) => loss(index)));
const codes = (evidence: Partial<CoachEvidence>): string[] =>
  coachFindings({ ...calm, ...evidence }).map(({ code }) => code);

test('a healthy run has no findings: the loss falls, trembles a little at the end, and so does the validation loss', () => {
  const losses = curve(600, (index) => 2.3 * Math.exp(-index / 60) + 0.05 + (index % 7 === 0 ? 0.15 : 0));
  const epochs = [0.3, 0.1, 0.08, 0.081].map((valLoss, index) => ({ epoch: index + 1, loss: valLoss, valLoss }));
  expect(codes({ losses, epochs, layers: [{ layerId: 'layer-1', channels: 32, dead: 3 }] })).toEqual([]);
});

test('the summary of losses: first, last and best means, and the highest peak', () => {
  expect(summariseLosses([5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 9, 2, 2, 2, 2])).toEqual({
    count: 15,
    first: 5,
    last: 3.4,
    least: 1,
    greatest: 9,
  });
  expect(summariseLosses([])).toBeNull();
});

test.each([
  [3, 0.001, 'back to what works with Adam'],
  [0.0005, 0.00005, 'a tenth, where the rate is low already'],
])('a loss that is no number at a learning rate of %d: %d, %s', (learningRate, value) => {
  expect(coachFindings({ ...calm, isLossBroken: true, settings: { ...settings, learningRate } })).toEqual([
    { code: 'lossNotFinite', evidence: { learningRate }, mend: { kind: 'setSetting', name: 'learningRate', value } },
  ]);
});

test('a change that mends two findings is offered once', () => {
  const found = coachFindings({
    ...calm,
    settings: { ...settings, learningRate: 1 },
    losses: curve(200, (index) => (index < 5 ? 40 : chanceLoss(10))),
    layers: [{ layerId: 'layer-3', channels: 8, dead: 8 }],
  });
  expect(found.map(({ code }) => code)).toEqual(['learningRateTooHigh', 'deadRelu']);
  expect(found.map(({ mend }) => mend)).toEqual([{ kind: 'setSetting', name: 'learningRate', value: 0.001 }, null]);
});

test('too high: the loss climbs again, or it leapt and now only guesses', () => {
  expect(codes({ losses: curve(200, (index) => (index < 100 ? 2.3 - index / 60 : 1 + index / 100)) })).toEqual([
    'learningRateTooHigh',
  ]);
  expect(codes({ losses: curve(200, (index) => (index < 5 ? 40 : chanceLoss(10))) })).toEqual(['learningRateTooHigh']);
});

const slow = (index: number): number => 2.3 - index / 5000;
const timid = { ...settings, learningRate: 0.00001 };

test('too low: after 100 batches nearly all of the loss is left; before, it is too early to tell', () => {
  expect(coachFindings({ ...calm, settings: timid, losses: curve(150, slow) })).toMatchObject([
    { code: 'learningRateTooLow', mend: { kind: 'setSetting', name: 'learningRate', value: 0.001 } },
  ]);
  expect(codes({ settings: timid, losses: curve(60, slow) })).toEqual([]);
});

test('a loss that stands still is no reason for larger steps where it is small already, where layers are dead, or at a rate that works', () => {
  expect(codes({ settings: timid, losses: curve(150, () => 0.05) })).toEqual([]);
  const layers = [{ layerId: 'layer-3', channels: 8, dead: 8 }];
  expect(codes({ settings: timid, losses: curve(150, slow), layers })).toEqual(['deadRelu']);
  expect(codes({ losses: curve(150, slow) })).toEqual([]);
});

test('kernels that began at zero are named as the cause, not the dead layers, the rate or the class that come of it', () => {
  const zeroKernels = ['layer-1', 'layer-3'];
  const layers = [{ layerId: 'layer-3', channels: 8, dead: 8 }];
  const finding = { code: 'zeroKernels', layerId: 'layer-1', evidence: { count: 2 }, mend: { kind: 'usualKernels' } };
  expect(coachFindings({ ...calm, settings: timid, zeroKernels, layers })).toEqual([finding]);
  expect(coachFindings({ ...calm, settings: timid, zeroKernels, losses: curve(150, slow) })).toEqual([finding]);
  const learns = curve(600, (index) => 2.3 * Math.exp(-index / 60) + 0.05);
  expect(codes({ zeroKernels, losses: learns })).toEqual([]);
  expect(codes({ zeroKernels, layers, isLossBroken: true })).toEqual(['lossNotFinite', 'deadRelu']);
});

test.each([
  ['Adadelta', 0.001, 1],
  ['SGD', 0.001, 0.1],
] as const)('%s at %d hardly learns: the coach offers %d', (kind, learningRate, value) => {
  const own = { ...settings, optimizer: defaultOptimizer(kind), learningRate };
  expect(coachFindings({ ...calm, settings: own, losses: curve(150, slow) })).toMatchObject([
    { code: 'learningRateTooLow', mend: { value } },
  ]);
});

test('Adadelta at 1 is not above what works: dead layers are not blamed on it, and a loss that is no number asks for a tenth', () => {
  const own = { ...settings, optimizer: defaultOptimizer('Adadelta'), learningRate: 1 };
  const [dead] = coachFindings({ ...calm, settings: own, layers: [{ layerId: 'layer-3', channels: 8, dead: 8 }] });
  expect(dead?.mend).toBeNull();
  expect(coachFindings({ ...calm, settings: own, isLossBroken: true })[0]?.mend).toMatchObject({ value: 0.1 });
});

test('overfitting: the validation loss turned two epochs ago while the training loss fell on', () => {
  const epochs = [
    { epoch: 1, loss: 0.5, valLoss: 0.4 },
    { epoch: 2, loss: 0.3, valLoss: 0.35 },
    { epoch: 3, loss: 0.2, valLoss: 0.38 },
    { epoch: 4, loss: 0.1, valLoss: 0.45 },
  ];
  const [finding] = coachFindings({ ...calm, epochs });
  expect(finding).toMatchObject({
    code: 'overfitting',
    evidence: { bestEpoch: 2, epochsAgo: 2 },
    mend: { kind: 'setSetting', name: 'epochs', value: 2 },
  });
  const short = coachFindings({ ...calm, epochs, settings: { ...settings, epochs: 2 } });
  expect(short.map(({ mend }) => mend)).toEqual([null]); // the run went on after its 2 epochs: to set them again changes nothing
  expect(codes({ epochs: epochs.slice(0, 3) })).toEqual([]);
  expect(codes({ epochs: epochs.map((epoch) => ({ ...epoch, valLoss: null })) })).toEqual([]);
});

test('a layer with half of its channels dead, and a class that swallows all', () => {
  expect(coachFindings({ ...calm, layers: [{ layerId: 'layer-3', channels: 8, dead: 4 }] })).toEqual([
    { code: 'deadRelu', layerId: 'layer-3', evidence: { channels: 8, dead: 4 }, mend: null },
  ]);
  const labels = Uint8Array.from({ length: 100 }, (_, index) => index % 10);
  const predicted = labels.map((label, index) => (index < 60 ? 3 : label));
  const trueConfidence = new Float32Array(100);
  const matrix = confusionMatrix({ labels, predicted, confidence: trueConfidence, trueConfidence }, 10);
  expect(coachFindings({ ...calm, matrix })[0]).toMatchObject({
    code: 'oneClassTakesAll',
    evidence: { classIndex: 3, answers: 64, due: 10 },
  });
});

test('a drawing unlike the training data: small and in a corner, against one in its place', () => {
  const bar = (left: number, top: number, width: number, height: number) =>
    gridOf(28, 28, (x, y) => (x >= left && x < left + width && y >= top && y < top + height ? 1 : 0));
  expect(codes({ drawing: drawingStatistics(bar(2, 2, 3, 8)) })).toEqual(['drawingOffCentre', 'drawingTooSmall']);
  expect(codes({ drawing: drawingStatistics(bar(13, 4, 3, 20)) })).toEqual([]);
  expect(codes({ drawing: drawingStatistics(bar(9, 4, 10, 20)) })).toEqual(['drawingTooThick']);
  expect(drawingStatistics(bar(0, 0, 0, 0))).toBeNull();
});
