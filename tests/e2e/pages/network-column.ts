import type { Locator, Page } from '@playwright/test';

/** The layers, their forms and the summary. */
export class NetworkColumn {
  readonly layers: Locator;
  readonly summary: Locator;
  readonly addLayerButton: Locator;
  readonly deleteButton: Locator;
  readonly moveUpButton: Locator;
  readonly moveDownButton: Locator;
  readonly duplicateButton: Locator;
  readonly undoButton: Locator;
  readonly redoButton: Locator;

  constructor(private readonly page: Page) {
    this.layers = page.getByRole('list', { name: 'Layers', exact: true });
    this.summary = page.getByRole('region', { name: 'Model summary', exact: true });
    this.addLayerButton = this.button('Add layer');
    this.deleteButton = this.button('Delete');
    this.moveUpButton = this.button('Move up');
    this.moveDownButton = this.button('Move down');
    this.duplicateButton = this.button('Duplicate');
    this.undoButton = this.button('Undo');
    this.redoButton = this.button('Redo');
  }

  /** A layer by the name that the stack gives it, such as "Conv2D 1". */
  layer(name: string): Locator {
    return this.layers.getByRole('listitem', { name, exact: true });
  }

  /** What opens and closes the form of a layer. */
  row(name: string): Locator {
    // Its maps have names that begin alike, and come later.
    return this.layer(name)
      .getByRole('button', { name: new RegExp(`^${name}\\b`) })
      .first();
  }

  /** A kind in the opened dialog of Add layer. */
  offered(kind: string): Locator {
    return this.page.getByRole('dialog').getByRole('button', { name: kind, exact: true });
  }

  /** Where the dialog of Add layer puts the new layer. */
  get place(): Locator {
    return this.page.getByRole('dialog').getByRole('combobox', { name: 'Place', exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** What opens or closes the several numbers of a field. */
  apart(name: string, words: string): Locator {
    return this.button(`${name}: ${words}`);
  }

  /** The one-click repair whose words match. */
  mend(words: RegExp): Locator {
    return this.layers.getByRole('button', { name: words });
  }

  /** Opens the form of a layer, and waits until it is there: it brings itself into sight. */
  async select(name: string): Promise<void> {
    const row = this.row(name);
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await this.deleteButton.waitFor();
  }

  async delete(name: string): Promise<void> {
    await this.select(name);
    await this.deleteButton.click();
  }

  /** Types a value into a field of the open layer, and leaves the field. */
  async setField(name: string, value: string): Promise<void> {
    await this.field(name).fill(value);
    await this.field(name).press('Tab');
  }

  private button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
