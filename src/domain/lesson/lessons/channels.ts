import type { Lesson } from '../lesson';

/** 104,202 parameters, worked out layer by layer. */
export const channels: Lesson = {
  id: 'channels',
  minutes: 13,
  setUp: { preset: 'mnist-first-convnet' },
  quiz: { kind: 'choice', choices: 3, answer: 2 },
  steps: [
    { id: 'first', lookAt: { layer: 'layer-1' }, question: { kind: 'number', answer: 320 }, hints: 3 },
    { id: 'second', lookAt: { layer: 'layer-3' }, question: { kind: 'choice', choices: 4, answer: 3 }, hints: 2 },
    { id: 'third', lookAt: { layer: 'layer-5' }, question: { kind: 'number', answer: 73_856 }, hints: 2 },
    { id: 'flat', lookAt: { layer: 'layer-6' }, question: { kind: 'number', answer: 1152 }, hints: 1 },
    { id: 'dense', lookAt: { layer: 'layer-7' }, question: { kind: 'number', answer: 11_530 }, hints: 2 },
    { id: 'total', lookAt: { tab: 'summary' }, question: { kind: 'number', answer: 104_202 }, hints: 2 },
    { id: 'deeper', lookAt: { part: 'network' }, question: { kind: 'choice', choices: 3, answer: 1 }, hints: 1 },
    {
      id: 'small',
      lookAt: { part: 'network' },
      goal: {
        kind: 'all',
        of: [
          { kind: 'has', layer: 'Conv2D' },
          { kind: 'parameters', atMost: 20_000 },
        ],
      },
      hints: 3,
    },
  ],
};
