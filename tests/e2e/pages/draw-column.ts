import { expect, type Locator, type Page } from '@playwright/test';
import { strokesBoxSide, type Strokes } from '../support/strokes';

/** The drawing area and what the network makes of it. */
export class DrawColumn {
  readonly area: Locator;
  readonly prediction: Locator;
  readonly probabilities: Locator;
  readonly seen: Locator;
  readonly clearButton: Locator;
  readonly undoStrokeButton: Locator;

  constructor(private readonly page: Page) {
    this.area = page.getByRole('img', { name: 'Drawing area', exact: true });
    this.prediction = page.getByRole('status', { name: 'Prediction', exact: true });
    this.probabilities = page.getByRole('list', { name: 'Class probabilities', exact: true });
    this.seen = page.getByRole('img', { name: 'What the network sees', exact: true });
    this.clearButton = page.getByRole('button', { name: 'Clear drawing', exact: true });
    this.undoStrokeButton = page.getByRole('button', { name: 'Undo stroke', exact: true });
  }

  /** Draws strokes with the mouse into the middle of an empty drawing area. */
  async draw(strokes: Strokes): Promise<void> {
    if (await this.clearButton.isEnabled()) await this.clearButton.click();
    await this.area.scrollIntoViewIfNeeded();
    const box = await this.area.boundingBox();
    if (box === null) throw new Error('the drawing area is not on the page');
    const scale = Math.min(box.width, box.height) / strokesBoxSide;
    for (const [first, ...others] of strokes) {
      if (first === undefined) continue;
      await this.page.mouse.move(box.x + first[0] * scale, box.y + first[1] * scale);
      await this.page.mouse.down();
      for (const [x, y] of others) await this.page.mouse.move(box.x + x * scale, box.y + y * scale);
      await this.page.mouse.up();
    }
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
