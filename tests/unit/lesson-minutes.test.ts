/** How long a quick reader takes for each lesson, by its words, its steps and its trainings: what the page and the guides in docs/teaching say. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMessages } from '../../scripts/lib/languages';
import type { Goal } from '../../src/domain/lesson/goal';
import {
  lessonIds,
  type Lesson,
  type LessonId,
  type LessonSetUp,
  type LessonStep,
  type Question,
} from '../../src/domain/lesson/lesson';
import { lessons } from '../../src/domain/lesson/lessons';
import { stepsOf } from '../../src/domain/lesson/progress';
import { presets } from '../../src/domain/network/presets';
import { readNetwork } from '../../src/domain/network/read-network';

/** Words a minute, characters in Chinese, read aloud: Trauzettel-Klosinski and Dietz 2012, doi 10.1167/iovs.11-8284, table of 17 languages. */
const readAloud = { en: 228, ru: 184, pl: 166, 'zh-Hans': 255, 'zh-Hant': 255, ar: 138 } as const;
type Language = keyof typeof readAloud;
const languages = Object.keys(readAloud) as Language[];
/** Careful reading: 180 words of English a minute, the other languages in proportion. */
const wordsPerMinute = (language: Language): number => (180 * readAloud[language]) / readAloud.en;
/** Seconds to look at what a step lights up, and to try it. */
const look = 20;
/** Seconds to think about a question and to answer it: a number is worked out. */
const thought: Readonly<Record<Question['kind'], number>> = { choice: 20, number: 45, curve: 45 };
/** The default network on two cores without a GPU (docs/performance.md), and the images of an epoch. */
const [imagesPerSecond, images] = [2335, 8000];

/** Words, or characters in Chinese; what holds no letter or digit is none. */
function countWords(language: Language, text: string): number {
  const granularity = language.startsWith('zh') ? 'grapheme' : 'word';
  const parts = new Intl.Segmenter(language, { granularity }).segment(text);
  return [...parts].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length;
}

/** All words of a lesson but its hints. The question before and after is the same, and is read twice. */
function wordsOf({ id }: Lesson, language: Language): number {
  const messages = Object.entries(readMessages(readFileSync(`lang/${language}.json`, 'utf8')));
  const own = messages.filter(([key]) => key.startsWith(`lesson.${id}.`) && !key.includes('.hint'));
  const quiz = own.filter(([key]) => key.includes('.quiz.') && !key.endsWith('.why'));
  return countWords(language, [...own, ...quiz].map(([, message]) => message).join(' '));
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

function figuresOf(lesson: Lesson, language: Language) {
  const doing = stepsOf(lesson).reduce(
    (seconds, { lookAt, question, goal }) =>
      seconds + (lookAt ? look : 0) + (question ? thought[question.kind] : 0) + (goal ? deedOf(goal) : 0),
    0,
  );
  const [words, training] = [wordsOf(lesson, language), trainingOf(lesson)];
  return { words, training, minutes: words / wordsPerMinute(language) + (doing + training) / 60 };
}

function guideIn(language: Language): string {
  return readFileSync(`docs/teaching/README${language === 'en' ? '' : `.${language}`}.md`, 'utf8');
}

/** The minutes, a quick reader's minutes, the words and the seconds of training that a guide names for a lesson. */
function saidOf(id: LessonId, language: Language): readonly number[] {
  const lines = guideIn(language).split('\n');
  const row = lines.find((line) => line.includes(`?lesson=${id}\``)) ?? '';
  return row.split('|').slice(3, 7).map(Number);
}

const cases = languages.flatMap((language) => lessonIds.map((id) => [id, language] as const));

test.each(cases)('lesson %s takes as long as the guide for teachers in %s says, 10 to 15 minutes', (id, language) => {
  const { words, training, minutes } = figuresOf(lessons[id], language);
  expect(minutes).toBeGreaterThanOrEqual(10);
  expect(lessons[id].minutes).toBeGreaterThanOrEqual(minutes);
  expect(lessons[id].minutes).toBeLessThanOrEqual(15);
  const [said = NaN, quick = NaN, ofWords = NaN, ofTraining = NaN] = saidOf(id, language);
  expect(said).toBe(lessons[id].minutes);
  expect(ofTraining).toBe(Math.round(training));
  // A word more or less need not be written there.
  expect(Math.abs(quick - minutes), `${id}: ${minutes.toFixed(1)} minutes`).toBeLessThanOrEqual(0.8);
  expect(Math.abs(ofWords - words), `${id}: ${words} words`).toBeLessThanOrEqual(25);
});

test.each(languages)('the guide in %s says how fast its words are read', (language) => {
  expect(guideIn(language)).toMatch(new RegExp(`\\b${Math.round(wordsPerMinute(language))}\\b`));
});
