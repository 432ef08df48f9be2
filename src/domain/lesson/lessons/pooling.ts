import { inLaboratory, type Lesson } from '../lesson';

/** What a pooling window keeps, and what that spares the layers behind it. */
export const pooling: Lesson = {
  id: 'pooling',
  minutes: 13,
  setUp: { preset: 'mnist-first-convnet', settings: { epochs: 1 } },
  quiz: { kind: 'choice', choices: 3, answer: 0 },
  steps: [
    {
      id: 'window',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 25 },
      hints: 1,
    },
    { id: 'half', lookAt: { layer: 'layer-2' }, question: { kind: 'number', answer: 13 }, hints: 1 },
    { id: 'odd', lookAt: { layer: 'layer-4' }, question: { kind: 'number', answer: 5 }, hints: 2 },
    {
      id: 'stride',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 9 },
      hints: 2,
    },
    { id: 'open', lookAt: { layer: 'layer-2' }, goal: { kind: 'opened', layer: 'MaxPooling2D' }, hints: 1 },
    { id: 'train', lookAt: { part: 'training' }, goal: { kind: 'trained', epochs: 1 }, hints: 1 },
    { id: 'shift', lookAt: { tab: 'mistakes' }, question: { kind: 'choice', choices: 3, answer: 1 }, hints: 1 },
    { id: 'guess', lookAt: { part: 'network' }, question: { kind: 'choice', choices: 3, answer: 2 }, hints: 2 },
    { id: 'remove', lookAt: { part: 'network' }, goal: { kind: 'lacks', layer: 'MaxPooling2D' }, hints: 2 },
  ],
};
