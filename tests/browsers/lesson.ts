/** The lesson about pooling, done rightly from its first question to its last. */
import { pooling } from '../../src/domain/lesson/lessons/pooling';
import { quizAfter, quizBefore, stepsOf } from '../../src/domain/lesson/progress';
import type { LessonStep, Question } from '../../src/domain/lesson/lesson';
import messages from '../../lang/en.json';
import { trainTime } from './skills';
import type { User } from './user';

function words({ id }: LessonStep, part: string): string {
  const place = id === quizBefore || id === quizAfter ? 'quiz' : id;
  const key = `lesson.pooling.${place}.${part}`;
  return (messages as Readonly<Record<string, { readonly message: string }>>)[key]?.message ?? key;
}

/** By keyboard: what stays in sight on the page may lie over what a lesson is about. */
async function press(user: User, role: string, name: string): Promise<void> {
  await user.see(role, name, ({ isEnabled }) => isEnabled);
  await user.focus(role, name);
  await user.driver.press('Enter');
}

async function answer(user: User, step: LessonStep, question: Question): Promise<void> {
  if (question.kind === 'choice') {
    await user.press('radio', words(step, `choice${question.answer + 1}`));
    return press(user, 'button', 'Check');
  }
  if (question.kind === 'number') return user.fill(words(step, 'question'), String(question.answer));
  throw new Error(`${step.id} asks for a ${question.kind}`);
}

const deeds: Readonly<Record<string, (user: User) => Promise<void>>> = {
  open: (user) => press(user, 'button', '/^MaxPooling2D 1, channel/'),
  async train(user) {
    await press(user, 'button', 'Train');
    await user.seeValue('status', 'Training status', 'data-state', /^done$/, trainTime);
  },
  async remove(user) {
    for (const name of ['MaxPooling2D 2', 'MaxPooling2D 1']) {
      await press(user, 'button', `/^${name}(?!,)/`);
      await press(user, 'button', 'Delete');
    }
  },
};

export async function doPoolingLesson(user: User): Promise<void> {
  for (const [at, step] of stepsOf(pooling).entries()) {
    await user.seeValue('region', 'Lesson', 'data-step', new RegExp(`^${at + 1}$`));
    if (step.question) await answer(user, step, step.question);
    await deeds[step.id]?.(user);
    await press(user, 'button', '/^(Next step|Finish)$/');
  }
  await user.seeValue('region', 'Lesson', 'data-finished', /^true$/);
}
