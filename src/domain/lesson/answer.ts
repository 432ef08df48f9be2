/** What the learner answers, and whether it is right. */
import type { Question } from './lesson';

/** The number of a choice from 0, a number, or a height from 0 to 1 for each epoch of a curve. */
export type Answer = number | readonly number[];

/**
 * Null for what is neither right nor wrong, or does not answer the question.
 *
 * @param turn the epoch that answers a question for it; null while there is none
 */
export function judge(question: Question, answer: Answer, turn: number | null): boolean | null {
  const right = rightAnswer(question, turn);
  if (right === null || typeof answer !== 'number') return null;
  const within = question.kind === 'number' ? (question.within ?? 1e-9) : 0;
  return Math.abs(answer - right) <= within;
}

/** Null where nothing is right or wrong. */
export function rightAnswer(question: Question, turn: number | null): number | null {
  if (question.kind === 'curve') return null;
  return question.answer === 'turn' ? turn : question.answer;
}

/** After so many wrong answers the right one is shown, and the lesson goes on. */
export const mostTries = 2;
