import type { Locator, Page } from '@playwright/test';
import { drawStrokes } from '../support/draw-strokes';
import type { Strokes } from '../support/strokes';

/** The choice of data in the header, and the tab that shows them. */
export class DataTab {
  readonly select: Locator;
  readonly panel: Locator;
  readonly classChoice: Locator;
  readonly pageSlider: Locator;
  readonly own: OwnSetPart;

  constructor(private readonly page: Page) {
    this.select = page.getByRole('combobox', { name: 'Data set', exact: true });
    this.panel = page.getByRole('region', { name: 'Data', exact: true });
    this.classChoice = this.panel.getByRole('combobox', { name: 'Class', exact: true });
    this.pageSlider = this.panel.getByRole('slider', { name: 'Page', exact: true });
    this.own = new OwnSetPart(page);
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Data', exact: true }).click();
  }

  async choose(id: string): Promise<void> {
    await this.select.selectOption(id);
  }

  /** Begins a set of one's own. */
  async newOwnSet(): Promise<void> {
    await this.select.selectOption({ label: 'Your own pictures: a new set' });
  }

  optionOf(id: string): Locator {
    return this.select.locator(`option[value="${id}"]`);
  }

  optionNamed(label: string): Locator {
    return this.select.locator('option', { hasText: label });
  }
}

/** The editor of one's own set. */
class OwnSetPart {
  readonly name: Locator;
  private readonly area: Locator;

  constructor(private readonly page: Page) {
    this.name = page.getByLabel('Name of the set', { exact: true });
    this.area = page.getByRole('img', { name: 'Draw an example', exact: true });
  }

  classButton(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}, \\d+ pictures?$`) });
  }

  async chooseClass(name: string): Promise<void> {
    await this.classButton(name).click();
  }

  async rename(from: string, to: string): Promise<void> {
    await this.chooseClass(from);
    const field = this.page.getByLabel('Name of this class', { exact: true });
    await field.fill(to);
    await field.press('Enter');
  }

  picture(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Brings a folder with the pictures of classes in it. */
  async bringFolder(path: string): Promise<void> {
    await this.page.getByLabel('A folder', { exact: true }).setInputFiles(path);
  }

  /** The classes with the numbers of their pictures. */
  get classes(): Locator {
    return this.page.getByRole('list', { name: 'Classes', exact: true }).getByRole('button');
  }

  /** Draws an example and puts it into the chosen class by the keyboard's Enter. */
  async draw(strokes: Strokes): Promise<void> {
    await drawStrokes(this.area, strokes);
    await this.area.press('Enter');
  }
}
