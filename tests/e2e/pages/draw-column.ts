import { expect, type Locator, type Page } from '@playwright/test';
import { drawStrokes } from '../support/draw-strokes';
import type { Strokes } from '../support/strokes';

/** The drawing area and what the network makes of it. */
export class DrawColumn {
  readonly area: Locator;
  readonly prediction: Locator;
  readonly probabilities: Locator;
  readonly seen: Locator;
  readonly clearButton: Locator;
  readonly undoStrokeButton: Locator;

  constructor(page: Page) {
    this.area = page.getByRole('img', { name: 'Drawing area', exact: true });
    this.prediction = page.getByRole('status', { name: 'Prediction', exact: true });
    this.probabilities = page.getByRole('list', { name: 'Class probabilities', exact: true });
    this.seen = page.getByRole('img', { name: 'What the network sees', exact: true });
    this.clearButton = page.getByRole('button', { name: 'Clear drawing', exact: true });
    this.undoStrokeButton = page.getByRole('button', { name: 'Undo stroke', exact: true });
  }

  /** Draws strokes with the mouse into an empty drawing area. */
  async draw(strokes: Strokes): Promise<void> {
    if (await this.clearButton.isEnabled()) await this.clearButton.click();
    await drawStrokes(this.area, strokes);
  }

  /** Waits until the network reads this class. */
  async expectRead(digit: number): Promise<void> {
    await expect(this.prediction).toHaveAttribute('data-class', String(digit));
  }

  async readClass(): Promise<string | null> {
    return this.prediction.getAttribute('data-class');
  }

  async confidence(): Promise<number> {
    return Number.parseFloat((await this.prediction.getAttribute('data-confidence')) ?? '');
  }
}
