/** The page through its accessible names, which are its promise to automation. One object per part of the page. */
import { expect, type Locator, type Page } from '@playwright/test';
import { DrawColumn } from './draw-column';
import { NetworkColumn } from './network-column';
import { reach } from '../support/tab-walk';
import { TrainingColumn } from './training-column';

/** How long the first load may take on a slow machine: the engine, a backend and the data. */
const loadTimeout = 60_000;

export class PlaygroundPage {
  readonly network: NetworkColumn;
  readonly training: TrainingColumn;
  readonly draw: DrawColumn;
  readonly backend: Locator;
  readonly preset: Locator;

  constructor(readonly page: Page) {
    this.network = new NetworkColumn(page);
    this.training = new TrainingColumn(page);
    this.draw = new DrawColumn(page);
    this.backend = page.getByRole('status', { name: 'Backend', exact: true });
    this.preset = page.getByRole('combobox', { name: 'Preset', exact: true });
  }

  /** Opens the page with parameters of its address, such as { preset: 'mnist-softmax', seed: '1' }. */
  async open(parameters: Readonly<Record<string, string>> = {}): Promise<void> {
    const query = new URLSearchParams(parameters).toString();
    await this.page.goto(query === '' ? './' : `./?${query}`);
  }

  /** Waits until a click on Train would train: a backend runs, the data is there. */
  async waitUntilReady(timeout = loadTimeout): Promise<void> {
    await expect(this.backend).toHaveAttribute('data-backend', /^(webgpu|webgl|wasm|cpu)$/, { timeout });
    await expect(this.training.trainButton).toBeEnabled({ timeout });
  }

  /** Presses a button of the menu in the header. */
  async chooseInMenu(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await this.page.getByRole('group', { name: 'Menu' }).getByRole('button', { name, exact: true }).click();
  }

  /** Moves the focus to the target by the Tab key and presses a key there. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await reach(target);
    await this.page.keyboard.press(key);
  }
}
