import { expect, type Locator, type Page } from '@playwright/test';

/** The maps in the picture, and below it what explains them, the weights and the laboratory. Numbers are read from `data-value`, where they are exact. */
export class InsidePanel {
  readonly tab: Locator;
  readonly maps: Locator;
  readonly opened: Locator;
  readonly position: Locator;
  readonly shown: Locator;
  readonly playButton: Locator;
  readonly pauseButton: Locator;
  readonly outputMap: Locator;
  readonly rewind: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Explain', exact: true });
    this.maps = page.getByRole('region', { name: 'Network', exact: true });
    this.opened = page.getByRole('region', { name: 'Opened channel', exact: true });
    this.position = page.getByRole('status', { name: 'Place in the output', exact: true });
    this.shown = page.getByRole('status', { name: 'Weights shown', exact: true });
    this.playButton = page.getByRole('button', { name: 'Play the window', exact: true });
    this.pauseButton = page.getByRole('button', { name: 'Pause the window', exact: true });
    this.outputMap = page.getByRole('application', { name: 'Output of this channel', exact: true });
    this.rewind = page.getByRole('slider', { name: 'How it learned', exact: true });
  }

  /** Shows a view: "One number", "Weights" or "Laboratory". */
  async view(name: string): Promise<void> {
    await this.tab.click();
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** All that a layer makes of the picture. */
  mapsOf(layer: string): Locator {
    return this.maps.getByRole('group', { name: `Maps of ${layer}`, exact: true });
  }

  /** Shows all maps of a layer, not the strongest alone. */
  async showAll(layer: string): Promise<void> {
    const all = this.mapsOf(layer).getByRole('button', { name: /^All \d+ maps/ });
    if ((await all.getAttribute('aria-pressed')) === 'false') await all.click();
  }

  /** The button of a channel, by the layer's name and the channel counted from 1. */
  channel(layer: string, channel: number): Locator {
    return this.maps.getByRole('button', { name: new RegExp(`^${layer}, channel ${channel}(?!\\d)`) });
  }

  /** Opens a channel and stops the window. */
  async open(layer: string, channel: number): Promise<void> {
    await expect(this.mapsOf(layer).getByRole('button').first()).toBeVisible();
    // The strongest are found when a layer comes into sight: a map that stood there first may go before it is pressed.
    await expect(async () => {
      if (!(await this.channel(layer, channel).isVisible())) await this.showAll(layer);
      await this.channel(layer, channel).click({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
    await expect(this.opened).toContainText(`${layer}, channel ${channel} of`);
    await this.pause();
  }

  /** The bar of a class in the last layer. */
  outputOf(layer: string, unit: number): Locator {
    return this.maps
      .getByRole('group', { name: `Numbers of ${layer}` })
      .getByRole('button')
      .nth(unit);
  }

  /** The percentage at the end of a bar; NaN while there is none. */
  async percentOf(bar: Locator): Promise<number> {
    return Number.parseFloat((await bar.locator('span').last().textContent()) ?? '');
  }

  /** Opens a class of the last layer. */
  async openUnit(layer: string, unit: number): Promise<void> {
    await this.outputOf(layer, unit).click();
    await expect(this.opened).toContainText(`${layer}, class ${unit}`);
    await expect(this.opened.locator('[data-number]').first()).toBeVisible();
  }

  async pause(): Promise<void> {
    await expect(this.playButton.or(this.pauseButton)).toBeVisible();
    if (await this.pauseButton.isVisible()) await this.pauseButton.click();
    await expect(this.playButton).toBeVisible();
    // The pointer leaves the pictures, so that nothing follows it.
    await this.page.mouse.move(0, 0);
  }

  /** Brings maps and opened channel into sight: only what is on the screen is kept up to date. */
  async look(): Promise<void> {
    await this.opened.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  }

  /** A named number of the opened channel. */
  async number(name: string): Promise<number> {
    return Number(await this.opened.locator(`[data-number="${name}"]`).first().getAttribute('data-value'));
  }

  /** All numbers of a small table. */
  async matrix(name: string): Promise<number[]> {
    return this.valuesOf(this.opened.locator(`[data-matrix="${name}"] td [data-value]`));
  }

  /** All numbers of this name, in the order of the document. */
  async numbers(name: string): Promise<number[]> {
    return this.valuesOf(this.opened.locator(`[data-number="${name}"]`));
  }

  private async valuesOf(found: Locator): Promise<number[]> {
    return found.evaluateAll((elements) => elements.map((element) => Number(element.getAttribute('data-value'))));
  }
}
