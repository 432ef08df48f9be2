import { expect, type Locator, type Page } from '@playwright/test';

/** The tab with all trainings, and the notices about saved work. */
export class RunsTab {
  readonly list: Locator;
  readonly resumeButton: Locator;
  readonly dismissButton: Locator;
  readonly fairButton: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole('list', { name: 'Runs', exact: true });
    this.resumeButton = this.button('Resume');
    this.dismissButton = this.button('Dismiss');
    this.fairButton = this.button('Compare dense and convolutional');
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Runs', exact: true }).click();
    await expect(this.page.getByRole('region', { name: 'Runs', exact: true })).toBeVisible();
  }

  get items(): Locator {
    return this.list.locator(':scope > li');
  }

  /** Opens what can be done with the run at a place in the list. */
  async expand(index: number): Promise<Locator> {
    const item = this.items.nth(index);
    const name = item.locator('[aria-expanded]').first();
    if ((await name.getAttribute('aria-expanded')) !== 'true') await name.click();
    return item;
  }

  /** Puts the run at a place in the list into the comparison. */
  async compare(index: number): Promise<void> {
    await this.items.nth(index).getByRole('checkbox').check();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
