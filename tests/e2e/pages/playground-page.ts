/** The page through its accessible names, which are its promise to automation. One object per part of the page. */
import { expect, type Locator, type Page } from '@playwright/test';
import { DrawColumn } from './draw-column';
import { NetworkColumn } from './network-column';
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

  /** Moves the keyboard's focus forward until it is on the target, as somebody without a mouse does. */
  async tabTo(target: Locator, limit = 200): Promise<void> {
    for (let presses = 0; presses < limit; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${limit} times Tab did not reach ${String(target)}`);
  }

  /** Moves the focus to the target by the Tab key, back with Shift where the target stands before what has the focus. */
  async reach(target: Locator, limit = 300): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < limit; presses++) {
      const way = await target.evaluate((element) => {
        const focused = document.activeElement ?? document.body;
        if (element === focused) return null;
        const isBefore = element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING;
        return isBefore && focused !== document.body ? 'Shift+Tab' : 'Tab';
      });
      if (way === null) return;
      await this.page.keyboard.press(way);
    }
    throw new Error(`${limit} presses of Tab did not reach ${String(target)}`);
  }

  /** Moves the focus to the target, forward or back, and presses a key there. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }
}
