import type { Lesson } from '../lesson';

/** Learning by heart: the epoch where the validation loss turns, and two ways against it. */
export const overfitting: Lesson = {
  id: 'overfitting',
  minutes: 15,
  // On 8,000 images and at the preset's own rate of 0.001 the loss turns in epoch 9 of 10, too late to be seen.
  setUp: { preset: 'fashion-cnn', settings: { epochs: 10, learningRate: 0.003 } },
  quiz: { kind: 'choice', choices: 3, answer: 0 },
  steps: [
    { id: 'sketch', lookAt: { part: 'training' }, question: { kind: 'curve', of: 'valLoss', epochs: 10 }, hints: 1 },
    {
      id: 'train',
      lookAt: { part: 'training' },
      goal: { kind: 'trained', epochs: 10 },
      hints: 1,
      reveals: 'sketch',
    },
    {
      id: 'turn',
      lookAt: { part: 'training' },
      question: { kind: 'number', answer: 'turn', within: 1 },
      hints: 2,
      reveals: 'sketch',
    },
    { id: 'longer', lookAt: { part: 'training' }, question: { kind: 'choice', choices: 3, answer: 2 }, hints: 1 },
    {
      id: 'dropout',
      lookAt: { part: 'network' },
      goal: {
        kind: 'all',
        of: [
          { kind: 'has', layer: 'Dropout' },
          { kind: 'trained', epochs: 5 },
        ],
      },
      hints: 3,
    },
    { id: 'compare', lookAt: { tab: 'runs' }, question: { kind: 'choice', choices: 3, answer: 0 }, hints: 1 },
    { id: 'augment', lookAt: { part: 'training' }, goal: { kind: 'augments' }, hints: 2 },
  ],
};
