import { describe, expect, test } from 'vitest';
import type { Lesson } from './lesson';
import {
  answered,
  begun,
  hinted,
  mayGoOn,
  passedCount,
  reached,
  showsAnswer,
  skipped,
  stepAt,
  stepProgress,
  stepsOf,
  wentBack,
  wentOn,
} from './progress';

const lesson: Lesson = {
  id: 'kernel',
  minutes: 10,
  setUp: { preset: 'mnist-softmax' },
  quiz: { kind: 'choice', choices: 3, answer: 1 },
  steps: [
    { id: 'read' },
    { id: 'count', question: { kind: 'number', answer: 26 }, hints: 2 },
    { id: 'turn', question: { kind: 'number', answer: 'turn', within: 1 } },
    { id: 'do', question: { kind: 'choice', choices: 2, answer: 0 }, goal: { kind: 'drawn' } },
    { id: 'sketch', question: { kind: 'curve', of: 'valLoss', epochs: 3 } },
  ],
};
/** From the beginning, with a wrong answer to the first question. */
const started = wentOn(lesson, answered(lesson, begun, 2, null));
const here = (progress: typeof begun) => stepProgress(progress, stepAt(lesson, progress));

describe('a lesson, step by step', () => {
  test('the question before it is not judged, and its answer is not given away', () => {
    const asked = answered(lesson, begun, 2, null);
    expect([here(asked).isAnswered, showsAnswer(stepAt(lesson, asked), here(asked))]).toEqual([true, false]);
    expect(stepAt(lesson, started).id).toBe('read');
  });

  test('a step to be read is passed by going on', () => {
    const next = wentOn(lesson, started);
    expect([stepAt(lesson, next).id, passedCount(lesson, next)]).toEqual(['count', 2]);
  });

  test('a wrong answer may be mended once; then the right one is shown, and the step is not passed', () => {
    const asked = wentOn(lesson, started);
    const once = answered(lesson, asked, 27, null);
    expect([mayGoOn(lesson, once), here(once).tries]).toEqual([false, 1]);
    expect(here(answered(lesson, once, 26, null))).toMatchObject({ isPassed: true, tries: 2 });
    const twice = answered(lesson, once, 25, null);
    expect([mayGoOn(lesson, twice), here(twice).isPassed]).toEqual([true, false]);
    expect(showsAnswer(stepAt(lesson, twice), here(twice))).toBe(true);
    expect(answered(lesson, twice, 26, null)).toBe(twice);
  });

  test('an answer that the run gives is taken from the run', () => {
    const asked = skipped(lesson, wentOn(lesson, started));
    expect(here(answered(lesson, asked, 5, 4)).isPassed).toBe(true);
    expect(here(answered(lesson, asked, 6, 4)).isPassed).toBe(false);
  });

  test('a goal counts only after the question of its step', () => {
    const at = skipped(lesson, skipped(lesson, wentOn(lesson, started)));
    expect(stepAt(lesson, at).id).toBe('do');
    expect(reached(lesson, at)).toBe(at);
    const guessed = answered(lesson, at, 0, null);
    expect([here(guessed).isPassed, mayGoOn(lesson, guessed)]).toEqual([false, false]);
    expect(here(reached(lesson, guessed)).isPassed).toBe(true);
  });

  test('a curve is neither right nor wrong', () => {
    const at = [1, 2, 3].reduce((progress) => skipped(lesson, progress), wentOn(lesson, started));
    const drawn = answered(lesson, at, [1, 0.5, 0.7], null);
    expect(here(drawn)).toMatchObject({ isAnswered: true, isPassed: true });
  });

  test('skipping passes nothing; the last step finishes; back opens it again', () => {
    const end = Array.from(stepsOf(lesson)).reduce((progress) => skipped(lesson, progress), begun);
    expect([end.isFinished, passedCount(lesson, end)]).toEqual([true, 1]);
    expect(wentBack(end)).toMatchObject({ isFinished: false, at: stepsOf(lesson).length - 2 });
  });

  test('hints come one after the other, and end', () => {
    const asked = wentOn(lesson, started);
    const two = hinted(lesson, hinted(lesson, asked));
    expect(here(two).hints).toBe(2);
    expect(hinted(lesson, two)).toBe(two);
  });
});
