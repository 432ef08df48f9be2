import { inLaboratory, type Lesson } from '../lesson';

/** Convolution by hand on a small picture, then on one's own drawing. */
export const kernel: Lesson = {
  id: 'kernel',
  minutes: 14,
  setUp: { preset: 'mnist-first-convnet', settings: { epochs: 2 } },
  quiz: { kind: 'choice', choices: 3, answer: 1 },
  steps: [
    { id: 'play', lookAt: { part: 'draw' }, goal: { kind: 'drawn' }, hints: 1 },
    {
      id: 'places',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 4 },
      hints: 2,
    },
    {
      id: 'padding',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 6 },
      hints: 2,
    },
    { id: 'size', lookAt: { layer: 'layer-1' }, question: { kind: 'number', answer: 26 }, hints: 2 },
    { id: 'open', lookAt: { layer: 'layer-1' }, goal: { kind: 'opened', layer: 'Conv2D' }, hints: 1 },
    { id: 'guess', lookAt: { part: 'network' }, question: { kind: 'choice', choices: 3, answer: 0 } },
    { id: 'train', lookAt: { part: 'training' }, goal: { kind: 'trained', epochs: 2 }, hints: 1 },
    {
      id: 'bright',
      lookAt: { tab: 'explain', explains: 'channel' },
      question: { kind: 'choice', choices: 3, answer: 0 },
      hints: 1,
    },
  ],
};
