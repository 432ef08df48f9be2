import type { Lesson } from '../lesson';

/** What a network can lose, and what it cannot: filters, exact weights, a sensible rate. */
export const damage: Lesson = {
  id: 'damage',
  minutes: 15,
  setUp: { preset: 'mnist-first-convnet', settings: { epochs: 2 } },
  quiz: { kind: 'choice', choices: 3, answer: 1 },
  steps: [
    { id: 'train', lookAt: { part: 'training' }, goal: { kind: 'trained', epochs: 2 }, hints: 1 },
    { id: 'guess', lookAt: { layer: 'layer-1' }, question: { kind: 'choice', choices: 3, answer: 0 } },
    { id: 'filter', lookAt: { layer: 'layer-1' }, goal: { kind: 'filtersOff', atLeast: 1 }, hints: 2 },
    { id: 'share', lookAt: { layer: 'layer-1' }, question: { kind: 'number', answer: 10 } },
    { id: 'many', lookAt: { layer: 'layer-1' }, goal: { kind: 'filtersOff', atLeast: 8 }, hints: 1 },
    { id: 'noise', lookAt: { layer: 'layer-3' }, goal: { kind: 'noisy' }, hints: 1 },
    {
      id: 'rate',
      setUp: { preset: 'mnist-first-convnet', settings: { epochs: 1, learningRate: 0.3 } },
      lookAt: { part: 'training' },
      question: { kind: 'choice', choices: 3, answer: 2 },
      goal: { kind: 'learnsNothing' },
      hints: 2,
    },
    { id: 'mend', lookAt: { part: 'training' }, goal: { kind: 'accuracy', atLeast: 0.9 }, hints: 2 },
  ],
};
