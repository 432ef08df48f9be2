import { describe, expect, test } from 'vitest';
import { presets } from '../network/presets';
import { isReached, type GivenDrawing, type Goal, type World } from './goal';
import { turnOf } from './turn';

const { network, settings } = presets['mnist-first-convnet'];
const world: World = {
  network,
  settings,
  epochs: [],
  evaluation: null,
  isTraining: false,
  hasDrawn: false,
  reading: null,
  answers: new Map(),
  opened: null,
  runs: 0,
  filtersOff: 0,
  isNoisy: false,
  hasFailed: false,
};
const epochs = (...losses: number[]) =>
  losses.map((valLoss, at) => ({ epoch: at + 1, loss: 0.1, accuracy: 0.9, valLoss, valAccuracy: 0.9, seconds: 1 }));
const evaluation = { loss: 0.1, accuracy: 0.97, count: 2000, seconds: 1 };
const reading = { label: 4, confidence: 0.9 };
const [four, one] = [4, 1].map((label): GivenDrawing => ({ label, strokes: [[[0.5, 0.2]]] })) as [
  GivenDrawing,
  GivenDrawing,
];
const drawings = [four, one];

const cases: readonly (readonly [Goal, Partial<World>])[] = [
  [{ kind: 'drawn' }, { hasDrawn: true }],
  [{ kind: 'opened', layer: 'Conv2D' }, { opened: 'Conv2D' }],
  [
    { kind: 'reads', label: 4 },
    { hasDrawn: true, reading },
  ],
  [{ kind: 'readsAll', drawings }, { answers: new Map(drawings.map((drawing) => [drawing, drawing.label])) }],
  [{ kind: 'trained', epochs: 2 }, { epochs: epochs(1, 1) }],
  [{ kind: 'accuracy', atLeast: 0.97 }, { evaluation }],
  [{ kind: 'parameters', atMost: 104_201 }, { network: presets['mnist-softmax'].network }],
  [{ kind: 'lacks', layer: 'Conv2D' }, { network: presets['mnist-softmax'].network }],
  [{ kind: 'has', layer: 'Dropout' }, { network: presets['mnist-dropout-adadelta'].network }],
  [{ kind: 'batchSize', is: 128 }, { settings: { ...settings, batchSize: 128 } }],
  [{ kind: 'augments' }, { settings: { ...settings, augmentShift: 2 } }],
  [{ kind: 'overfits' }, { epochs: epochs(1, 0.5, 0.56) }],
  [{ kind: 'runs', atLeast: 2 }, { runs: 2 }],
  [{ kind: 'filtersOff', atLeast: 8 }, { filtersOff: 8 }],
  [{ kind: 'noisy' }, { isNoisy: true }],
  [{ kind: 'learnsNothing' }, { hasFailed: true }],
  [
    { kind: 'all', of: [{ kind: 'drawn' }, { kind: 'noisy' }] },
    { hasDrawn: true, isNoisy: true },
  ],
];

test.each(cases)('%o is reached then, and not before', (goal, change) => {
  expect(isReached(goal, world)).toBe(false);
  expect(isReached(goal, { ...world, ...change })).toBe(true);
});

describe('a goal is not reached', () => {
  test.each<[string, Goal, Partial<World>]>([
    ['by an example', { kind: 'reads', label: 4 }, { reading }],
    ['while the training goes on', { kind: 'trained', epochs: 2 }, { epochs: epochs(1, 1), isTraining: true }],
    ['by a part of it', { kind: 'all', of: [{ kind: 'drawn' }, { kind: 'noisy' }] }, { isNoisy: true }],
    ['by a network that cannot be built', { kind: 'parameters', atMost: 9 }, { network: { ...network, layers: [] } }],
    [
      'by some of the drawings',
      { kind: 'readsAll', drawings },
      {
        answers: new Map([
          [four, 4],
          [one, 7],
        ]),
      },
    ],
    [
      'by a run that goes astray',
      { kind: 'overfits' },
      { epochs: epochs(1, 0.5, 0.9).map((epoch, at) => ({ ...epoch, loss: at })) },
    ],
    ['by a loss that merely wavers', { kind: 'overfits' }, { epochs: epochs(1, 0.5, 0.54) }],
  ])('%s', (_, goal, change) => {
    expect(isReached(goal, { ...world, ...change })).toBe(false);
  });
});

test('the turn of the validation loss is its least value; without one there is none', () => {
  expect(turnOf(epochs(3, 1, 2))).toEqual({ epoch: 2, rise: 1, stillLearns: true });
  expect(turnOf([])).toBeNull();
  expect(turnOf(epochs(1, NaN))).toBeNull();
});
