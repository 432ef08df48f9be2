import { inLaboratory, type Lesson } from '../lesson';

/** Convolution in one dimension, over the samples of a sound. */
export const sound: Lesson = {
  id: 'sound',
  minutes: 12,
  setUp: { preset: 'mnist-first-convnet' },
  quiz: { kind: 'choice', choices: 3, answer: 1 },
  steps: [
    { id: 'wave', lookAt: inLaboratory },
    {
      id: 'mean',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 3 },
      hints: 2,
    },
    {
      id: 'smooth',
      lookAt: inLaboratory,
      question: { kind: 'choice', choices: 3, answer: 1 },
      hints: 1,
    },
    {
      id: 'length',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 124 },
      hints: 2,
    },
    {
      id: 'stride',
      lookAt: inLaboratory,
      question: { kind: 'number', answer: 62 },
      hints: 2,
    },
    { id: 'frame', lookAt: inLaboratory, question: { kind: 'number', answer: 4 } },
    { id: 'moment', lookAt: inLaboratory, question: { kind: 'number', answer: 10 } },
    { id: 'picture', lookAt: { layer: 'layer-1' }, question: { kind: 'choice', choices: 3, answer: 2 }, hints: 1 },
  ],
};
