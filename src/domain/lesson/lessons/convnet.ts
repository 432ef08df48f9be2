import type { Lesson } from '../lesson';

/** A dense network and a convolutional one, side by side, with equal batches. */
export const convnet: Lesson = {
  id: 'convnet',
  minutes: 14,
  setUp: { preset: 'mnist-dense', settings: { epochs: 3, batchSize: 64 } },
  quiz: { kind: 'choice', choices: 3, answer: 1 },
  steps: [
    { id: 'count', lookAt: { layer: 'layer-2' }, question: { kind: 'number', answer: 401_920 }, hints: 3 },
    { id: 'total', lookAt: { tab: 'summary' }, question: { kind: 'choice', choices: 3, answer: 0 }, hints: 1 },
    {
      id: 'dense',
      lookAt: { part: 'training' },
      goal: {
        kind: 'all',
        of: [
          { kind: 'lacks', layer: 'Conv2D' },
          { kind: 'trained', epochs: 3 },
        ],
      },
      hints: 1,
    },
    { id: 'guess', lookAt: { part: 'network' }, question: { kind: 'choice', choices: 3, answer: 2 } },
    {
      id: 'conv',
      setUp: { preset: 'mnist-first-convnet', settings: { epochs: 3, batchSize: 64 } },
      lookAt: { part: 'training' },
      goal: {
        kind: 'all',
        of: [
          { kind: 'has', layer: 'Conv2D' },
          { kind: 'batchSize', is: 64 },
          { kind: 'trained', epochs: 3 },
        ],
      },
      hints: 1,
    },
    { id: 'compare', lookAt: { tab: 'runs' }, question: { kind: 'choice', choices: 3, answer: 1 }, hints: 1 },
    { id: 'reuse', lookAt: { layer: 'layer-1' }, question: { kind: 'number', answer: 6084 } },
    { id: 'why', lookAt: { layer: 'layer-1' }, question: { kind: 'choice', choices: 3, answer: 1 }, hints: 1 },
  ],
};
