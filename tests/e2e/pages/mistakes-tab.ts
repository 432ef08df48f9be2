import { expect, type Locator, type Page } from '@playwright/test';

/** The tab Mistakes: the reading of all images, the matrix, the images behind it, why, and the dials. */
export class MistakesTab {
  readonly tab: Locator;
  readonly result: Locator;
  readonly matrix: Locator;
  readonly images: Locator;
  readonly heading: Locator;
  readonly evidence: Locator;
  readonly dialReading: Locator;
  readonly coach: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Mistakes', exact: true });
    this.result = page.getByRole('status', { name: 'Result of the reading', exact: true });
    this.matrix = page.getByRole('table', { name: /^(Number of images|Percent)/ });
    this.images = page.getByRole('list', { name: 'Images of the list', exact: true }).getByRole('button');
    this.heading = page.getByRole('region', { name: 'Images', exact: true }).getByRole('strong');
    this.evidence = page.locator('[data-evidence]');
    this.dialReading = page.getByRole('status', { name: 'Reading of the changed drawing', exact: true });
    this.coach = page.getByRole('region', { name: 'Coach', exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  choice(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  dial(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true });
  }

  /** The cell of a true and a read class. */
  cell(truth: string, predicted: string): Locator {
    return this.matrix.getByRole('button', { name: new RegExp(`^True ${truth}, read as ${predicted}:`) });
  }

  async countIn(truth: string, predicted: string): Promise<number> {
    const name = (await this.cell(truth, predicted).getAttribute('aria-label')) ?? '';
    return Number(/: ([\d,]+) image/.exec(name)?.[1]?.replace(',', ''));
  }

  /** Opens the tab and has all images read. */
  async readAll(button = 'Read all test images'): Promise<void> {
    await this.tab.click();
    await this.button(button).click();
    await expect(this.result).toBeVisible({ timeout: 60_000 });
  }

  async number(attribute: 'count' | 'correct' | 'steps'): Promise<number> {
    return Number(await this.result.getAttribute(`data-${attribute}`));
  }

  /** The row and the column with the most mistakes. */
  async worst(): Promise<readonly [truth: string, predicted: string]> {
    const name =
      (await this.page.getByRole('group', { name: 'Most often confused' }).getByRole('button').first().textContent()) ??
      '';
    const [, truth = '', predicted = ''] = /^(.+) as (.+): \d+$/.exec(name) ?? [];
    return [truth, predicted];
  }
}
