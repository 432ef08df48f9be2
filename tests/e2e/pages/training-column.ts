import { expect, type Locator, type Page } from '@playwright/test';

export type TrainingState = 'idle' | 'preparing' | 'training' | 'paused' | 'done' | 'failed';
export type Metric = 'epoch' | 'step' | 'loss' | 'accuracy' | 'val-loss' | 'val-accuracy' | 'images-per-second';

/** The training's buttons, its state and its numbers. */
export class TrainingColumn {
  readonly trainButton: Locator;
  readonly pauseButton: Locator;
  readonly resumeButton: Locator;
  readonly stepButton: Locator;
  readonly stopButton: Locator;
  readonly resetButton: Locator;
  readonly evaluateButton: Locator;
  readonly status: Locator;
  readonly progress: Locator;
  readonly metrics: Locator;
  readonly testAccuracy: Locator;

  constructor(private readonly page: Page) {
    this.trainButton = this.button('Train');
    this.pauseButton = this.button('Pause');
    this.resumeButton = this.button('Resume');
    this.stepButton = this.button('Step one batch');
    this.stopButton = this.button('Stop');
    this.resetButton = this.button('Reset weights');
    this.evaluateButton = this.button('Evaluate');
    this.status = page.getByRole('status', { name: 'Training status', exact: true });
    this.progress = page.getByRole('progressbar', { name: 'Training progress', exact: true });
    this.metrics = page.getByRole('region', { name: 'Metrics', exact: true });
    this.testAccuracy = page.getByRole('status', { name: 'Test accuracy', exact: true });
  }

  /** Waits until the training is in one of these states. */
  async waitFor(states: TrainingState | readonly TrainingState[], timeout?: number): Promise<void> {
    const wanted = new RegExp(`^(${[states].flat().join('|')})$`);
    await expect(this.status).toHaveAttribute('data-state', wanted, timeout === undefined ? {} : { timeout });
  }

  /** A number of the metrics, NaN while there is none. */
  async metric(name: Metric): Promise<number> {
    return Number.parseFloat((await this.metrics.getAttribute(`data-${name}`)) ?? '');
  }

  /** Waits until so many steps are done. */
  async waitForStep(step: number, timeout: number): Promise<void> {
    await expect.poll(() => this.metric('step'), { timeout }).toBeGreaterThanOrEqual(step);
  }

  /** Chooses the images on which every epoch is measured: `none`, `split` or `test`. */
  async validateOn(images: string): Promise<void> {
    const more = this.button('More training settings');
    // Whether it is open, not whether the field is seen: that comes a moment later, and a second press would fold it again.
    if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
    await this.page.getByLabel('Validation', { exact: true }).selectOption(images);
  }

  async accuracy(): Promise<number> {
    return Number.parseFloat((await this.testAccuracy.getAttribute('data-accuracy')) ?? '');
  }

  private button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
