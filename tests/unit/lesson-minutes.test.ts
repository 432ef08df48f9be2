/** How long a quick reader takes for each lesson, by its words, its steps and its trainings: what the page and docs/teaching/README.md say. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Goal } from '../../src/domain/lesson/goal';
import {
  lessonIds,
  type Lesson,
  type LessonSetUp,
  type LessonStep,
  type Question,
} from '../../src/domain/lesson/lesson';
import { lessons } from '../../src/domain/lesson/lessons';
import { stepsOf } from '../../src/domain/lesson/progress';
import { presets } from '../../src/domain/network/presets';
import { readNetwork } from '../../src/domain/network/read-network';

const messages = JSON.parse(readFileSync('lang/en.json', 'utf8')) as Record<string, { message: string }>;
const guide = readFileSync('docs/teaching/README.md', 'utf8');

const wordsPerMinute = 180;
/** Seconds to look at what a step lights up, and to try it. */
const look = 20;
/** Seconds to think about a question and to answer it: a number is worked out. */
const thought: Readonly<Record<Question['kind'], number>> = { choice: 20, number: 45, curve: 45 };
/** The default network on two cores without a GPU (docs/performance.md), and the images of an epoch. */
const [imagesPerSecond, images] = [2335, 8000];

const countWords = (texts: readonly string[]): number => texts.join(' ').split(/\s+/).length;

/** All words of a lesson but its hints. The question before and after is the same, and is read twice. */
function wordsOf({ id }: Lesson): number {
  const own = Object.entries(messages).filter(([key]) => key.startsWith(`lesson.${id}.`) && !key.includes('.hint'));
  const quiz = own.filter(([key]) => key.includes('.quiz.') && !key.endsWith('.why'));
  return countWords([...own, ...quiz].map(([, { message }]) => message));
}

/** Multiplications for an image, beside those of the default network. */
function costOf({ preset }: LessonSetUp): number {
  const sum = (id: LessonSetUp['preset']) =>
    readNetwork(presets[id].network).layers.reduce((all, { multiplyAdds }) => all + multiplyAdds, 0);
  return sum(preset) / sum('mnist-first-convnet');
}

/** Seconds to do what a goal asks for, beside the training. */
function deedOf(goal: Goal): number {
  switch (goal.kind) {
    case 'all':
      return Math.max(...goal.of.map(deedOf));
    case 'filtersOff':
      return 10 * goal.atLeast;
    case 'parameters':
      return 90;
    case 'trained':
    case 'batchSize':
    case 'learnsNothing':
      return 5;
    default:
      return 40;
  }
}

function trains({ goal }: LessonStep): boolean {
  const parts = goal?.kind === 'all' ? goal.of : goal ? [goal] : [];
  return parts.some(({ kind }) => ['trained', 'learnsNothing', 'accuracy'].includes(kind));
}

function trainingOf(lesson: Lesson): number {
  let setUp = lesson.setUp;
  return lesson.steps.reduce((seconds, step) => {
    setUp = step.setUp ?? setUp;
    if (!trains(step)) return seconds;
    const { epochs } = { ...presets[setUp.preset].settings, ...setUp.settings };
    return seconds + (epochs * images * costOf(setUp)) / imagesPerSecond;
  }, 0);
}

function figuresOf(lesson: Lesson) {
  const doing = stepsOf(lesson).reduce(
    (seconds, { lookAt, question, goal }) =>
      seconds + (lookAt ? look : 0) + (question ? thought[question.kind] : 0) + (goal ? deedOf(goal) : 0),
    0,
  );
  const [words, training] = [wordsOf(lesson), trainingOf(lesson)];
  return { words, training, minutes: words / wordsPerMinute + (doing + training) / 60 };
}

test.each(lessonIds)('lesson %s takes as long as the guide for teachers says, 10 to 15 minutes', (id) => {
  const { words, training, minutes } = figuresOf(lessons[id]);
  expect(minutes).toBeGreaterThanOrEqual(10);
  expect(lessons[id].minutes).toBeGreaterThanOrEqual(minutes);
  expect(lessons[id].minutes).toBeLessThanOrEqual(15);
  const row = guide.split('\n').find((line) => line.includes(`?lesson=${id}\``)) ?? '';
  const [said = NaN, quick = NaN, ofWords = NaN, ofTraining = NaN] = row.split('|').slice(3, 7).map(Number);
  expect(said).toBe(lessons[id].minutes);
  expect(ofTraining).toBe(Math.round(training));
  // A word more or less need not be written there.
  expect(Math.abs(quick - minutes), `${id}: ${minutes.toFixed(1)} minutes`).toBeLessThanOrEqual(0.8);
  expect(Math.abs(ofWords - words), `${id}: ${words} words`).toBeLessThanOrEqual(25);
});
