/** The lessons as data: everything that they name is there, and what they count is so. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { presets } from '../network/presets';
import { readNetwork } from '../network/read-network';
import { lessonIds } from './lesson';
import { lessons } from './lessons';
import { stepsOf } from './progress';

const messages = JSON.parse(readFileSync('lang/en.json', 'utf8')) as Record<string, { message: string }>;

describe.each(lessonIds)('lesson %s', (id) => {
  const lesson = lessons[id];
  const steps = stepsOf(lesson);

  test('each step has an id of its own, at most 3 hints, and asks for something or is short', () => {
    const ids = steps.map((step) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { hints = 0 } of steps) expect(hints).toBeLessThanOrEqual(3);
    expect(lesson.minutes).toBeGreaterThanOrEqual(10);
    expect(lesson.minutes).toBeLessThanOrEqual(15);
  });

  test('every word is there, and no word is for nothing', () => {
    const wanted = steps.flatMap(({ id: step, question, goal, hints = 0 }) => {
      const isQuiz = step === 'before' || step === 'after';
      const numbered = (part: string, count: number) => Array.from({ length: count }, (_, at) => `${part}${at + 1}`);
      return [
        ...(isQuiz ? [] : ['text']),
        ...(question ? ['question'] : []),
        ...(question?.kind === 'choice' ? numbered('choice', question.choices) : []),
        ...numbered('hint', hints),
        ...(question || goal ? ['why'] : []),
      ].map((part) => `lesson.${id}.${isQuiz ? 'quiz' : step}.${part}`);
    });
    const all = new Set([`lesson.${id}.title`, `lesson.${id}.about`, ...wanted]);
    const written = Object.keys(messages).filter((key) => key.startsWith(`lesson.${id}.`));
    expect(new Set(written)).toEqual(all);
  });

  test('a right choice is one of those that are offered; layers that are lit up are there', () => {
    const { layers } = presets[lesson.setUp.preset].network;
    for (const { question, lookAt } of steps) {
      if (question?.kind === 'choice') expect(question.answer).toBeLessThan(question.choices);
      if (lookAt && 'layer' in lookAt) expect(layers.map(({ id }) => id)).toContain(lookAt.layer);
    }
  });
});

function answerOf(id: (typeof lessonIds)[number], step: string): unknown {
  const question = lessons[id].steps.find((each) => each.id === step)?.question;
  return question?.kind === 'number' ? question.answer : null;
}

test('what is counted in the lessons is what the networks have', () => {
  const parameters = (preset: 'mnist-first-convnet' | 'mnist-dense') =>
    readNetwork(presets[preset].network).layers.map((layer) => layer.parameters?.trainable ?? 0);
  const [first, , second, , third, , dense] = parameters('mnist-first-convnet');
  expect(answerOf('channels', 'first')).toBe(first);
  expect(answerOf('channels', 'third')).toBe(third);
  expect(answerOf('channels', 'dense')).toBe(dense);
  expect(messages['lesson.channels.second.choice4']?.message).toBe(second?.toLocaleString('en'));
  expect(answerOf('channels', 'total')).toBe(readNetwork(presets['mnist-first-convnet'].network).total);
  expect(answerOf('convnet', 'count')).toBe(parameters('mnist-dense')[1]);
  const shapes = readNetwork(presets['mnist-first-convnet'].network).layers.map(({ output }) => output);
  expect(shapes.map((shape) => shape?.[0])).toEqual([
    answerOf('kernel', 'size'),
    answerOf('pooling', 'half'),
    11,
    answerOf('pooling', 'odd'),
    3,
    answerOf('channels', 'flat'),
    10,
  ]);
});
