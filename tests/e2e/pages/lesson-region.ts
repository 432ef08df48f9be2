import { expect, type Locator } from '@playwright/test';
import type { LessonStep, Question } from '../../../src/domain/lesson/lesson';
import { quizBefore } from '../../../src/domain/lesson/progress';
import type { PlaygroundPage } from './playground-page';
import { reach } from '../support/tab-walk';

/** The lesson at the lower edge of the page, as somebody uses it who has no mouse. */
export class LessonRegion {
  readonly region: Locator;
  readonly next: Locator;

  constructor(private readonly playground: PlaygroundPage) {
    this.region = playground.page.getByRole('region', { name: 'Lesson', exact: true });
    this.next = this.region.getByRole('button', { name: /^(Next step|Finish)$/ });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  async expectStep(number: number): Promise<void> {
    await expect(this.region).toHaveAttribute('data-step', String(number));
  }

  /** The step asks for something that is not done yet. */
  async expectWaiting(): Promise<void> {
    await expect(this.next).toHaveAttribute('aria-disabled', 'true');
  }

  /** What the step asks for is done. */
  async expectDone(timeout?: number): Promise<void> {
    await expect(this.next).not.toHaveAttribute('aria-disabled', 'true', timeout === undefined ? {} : { timeout });
  }

  /** Takes all hints that a step has. */
  async takeHints({ hints = 0 }: LessonStep): Promise<void> {
    for (let hint = 0; hint < hints; hint++) await this.playground.press(this.button('Show hint'));
    await expect(this.button('Show hint')).toHaveCount(0);
  }

  /**
   * Answers, wrongly first where there is a right and a wrong.
   *
   * @param turn what answers a question for the turn of a run
   */
  async answer(step: LessonStep, question: Question, turn: number): Promise<void> {
    if (question.kind === 'curve') return this.drawCurve(question.epochs);
    if (question.kind === 'number') {
      const right = question.answer === 'turn' ? turn : question.answer;
      await this.typeNumber(right + 1 + (question.within ?? 0));
      await expect(this.region).toContainText('Not yet.');
      return this.typeNumber(right);
    }
    await this.choose((question.answer + 1) % question.choices);
    if (step.id === quizBefore) return;
    await expect(this.region).toContainText('Not yet.');
    await this.choose(question.answer);
  }

  /** A line that falls, and after the middle rises. */
  private async drawCurve(epochs: number): Promise<void> {
    const { keyboard } = this.playground.page;
    for (let at = 0; at < epochs; at++) {
      await reach(this.region.getByRole('slider').nth(at));
      await keyboard.press(at === 0 ? 'End' : 'Home');
      for (let up = epochs / 2; up < at; up++) await keyboard.press('ArrowUp');
    }
    await this.playground.press(this.button('That is my curve'));
  }

  private async typeNumber(value: number): Promise<void> {
    const { keyboard } = this.playground.page;
    await reach(this.region.getByRole('textbox'));
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(String(value));
    await keyboard.press('Enter');
  }

  /** A group of radio buttons is one stop of the Tab key, before the button; arrows choose. */
  private async choose(at: number): Promise<void> {
    const { keyboard } = this.playground.page;
    const radios = this.region.getByRole('radio');
    await reach(this.button('Check'));
    await keyboard.press('Shift+Tab');
    const from = await radios.evaluateAll((all) => all.findIndex((radio) => radio === document.activeElement));
    await keyboard.press('Space');
    for (let down = from; down < at; down++) await keyboard.press('ArrowDown');
    for (let up = from; up > at; up--) await keyboard.press('ArrowUp');
    await expect(radios.nth(at)).toBeChecked();
    await this.playground.press(this.button('Check'));
  }
}
