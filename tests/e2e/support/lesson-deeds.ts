/** What the steps of the lessons ask to be done, done by keyboard, and what the learner then sees. Whatever is not named here is to train the network. */
import { expect, type Locator, type Page } from '@playwright/test';
import { RunsTab } from '../pages/runs-tab';
import type { LessonRegion } from '../pages/lesson-region';
import type { PlaygroundPage } from '../pages/playground-page';
import { digitPng } from './digit-png';
import { strokesOf } from './strokes';
import { reach } from './tab-walk';

export const trainTimeout = 240_000;

export interface Doing {
  readonly playground: PlaygroundPage;
  readonly page: Page;
  readonly bar: LessonRegion;
  /** Numbers that a later step is about. */
  readonly noted: Map<string, number>;
}
type Deed = (doing: Doing) => Promise<void>;

export async function train({ playground }: Doing): Promise<void> {
  const { trainButton } = playground.training;
  await expect(trainButton).toBeEnabled({ timeout: 60_000 });
  await playground.press(trainButton);
}

async function trainToTheEnd(doing: Doing): Promise<void> {
  await train(doing);
  await doing.playground.training.waitFor('done', trainTimeout);
}

/** The share of the test images that is read wrongly, as the page measures it after a run. */
async function testError({ training }: PlaygroundPage): Promise<number> {
  await expect(training.testAccuracy).toHaveAttribute('data-accuracy', /\d/, { timeout: 60_000 });
  return 1 - (await training.accuracy());
}

/** Opens a picture file of a digit, as the button beside the drawing area does. */
async function bring({ playground, page }: Doing, digit: number): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await playground.press(page.getByRole('button', { name: 'Use a picture', exact: true }));
  const file = { name: `${digit}.png`, mimeType: 'image/png', buffer: digitPng(strokesOf(digit)) };
  await (await chooser).setFiles(file);
}

/** Draws one line down with the pen of the keyboard. */
async function drawOne({ playground, page }: Doing): Promise<void> {
  await playground.press(playground.draw.area, 'Delete');
  for (let up = 0; up < 9; up++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let down = 0; down < 18; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
}

function mapsOf(page: Page, layer: string): Locator {
  return page.getByRole('group', { name: `Maps of ${layer}`, exact: true }).getByRole('button', { name: /channel/ });
}

/** The maps of a layer are one stop of the Tab key; arrows go from one to the next. */
async function openMap({ page }: Doing, layer: string, isWanted = (_: string) => true): Promise<void> {
  const maps = mapsOf(page, layer);
  await reach(maps.and(page.locator('[tabindex="0"]')));
  const nameOfFocused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.keyboard.press('Home');
  for (let at = 1; at < (await maps.count()) && !isWanted(await nameOfFocused()); at++)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
}

async function choose({ page }: Doing, tab: string): Promise<void> {
  const wanted = page.getByRole('tab', { name: tab, exact: true });
  const selected = page.getByRole('tablist').filter({ has: wanted }).locator('[aria-selected=true]');
  await reach(selected);
  for (let presses = 0; presses < 6 && (await wanted.getAttribute('aria-selected')) !== 'true'; presses++)
    await page.keyboard.press('ArrowRight');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
}

async function fill({ page }: Doing, field: string, value: string): Promise<void> {
  await reach(page.getByRole('textbox', { name: field, exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(value);
  await page.keyboard.press('Tab');
}

/** Opens or folds a part. */
async function fold({ playground, page }: Doing, title: string): Promise<void> {
  await playground.press(page.getByRole('button', { name: title, exact: true }));
}

async function openLayer({ playground: { network }, playground }: Doing, name: string): Promise<void> {
  await playground.press(network.row(name));
  await network.deleteButton.waitFor();
}

/** Ticks both runs, and sees them in one chart. */
async function compareRuns({ playground, page }: Doing): Promise<void> {
  const { items } = new RunsTab(page);
  await expect(items).toHaveCount(2);
  for (const at of [0, 1]) await playground.press(items.nth(at).getByRole('checkbox'), 'Space');
  await expect(page.getByRole('region', { name: 'Comparison', exact: true })).toBeVisible();
}

/** Opens maps of the first layer one after the other, the strongest first, and switches their filters off, until so many are off. */
async function switchOff(doing: Doing, count: number): Promise<void> {
  const { playground, page, bar } = doing;
  const off = mapsOf(page, 'Conv2D 1').and(page.getByRole('button', { name: /switched off$/ }));
  for (let done = await off.count(); done < count; done++) {
    await bar.expectWaiting();
    await openMap(doing, 'Conv2D 1', (name) => !name.endsWith('switched off'));
    await playground.press(page.getByRole('button', { name: 'Switch this filter off', exact: true }));
    await expect(off).toHaveCount(done + 1);
  }
}

/** What the damage does to the share of right answers. */
async function damagedBy(page: Page): Promise<number> {
  const effect = page.locator('[data-effect=accuracy]');
  const read = async (side: string): Promise<number> => {
    await expect(effect).toHaveAttribute(`data-${side}`, /\d/, { timeout: 60_000 });
    return Number(await effect.getAttribute(`data-${side}`));
  };
  return (await read('before')) - (await read('after'));
}

/** The epoch with the least validation loss, read in the table of epochs. */
async function readTurn(doing: Doing): Promise<number> {
  await fold(doing, 'Show as table');
  const table = doing.page.getByRole('region', { name: 'Metrics of each epoch' }).getByRole('table');
  const column = table.getByRole('columnheader', { name: 'Validation loss', exact: true });
  const place = await column.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
  const losses = await table
    .locator('tbody tr')
    .evaluateAll((rows, at) => rows.map((row) => Number((row as HTMLTableRowElement).cells[at]?.textContent)), place);
  await fold(doing, 'Show as table');
  return losses.indexOf(Math.min(...losses)) + 1;
}

/** By how much the validation loss lies above the training loss at the end. */
async function lossGap({ playground: { training } }: Doing): Promise<number> {
  return (await training.metric('val-loss')) - (await training.metric('loss'));
}

export const deeds: Readonly<Record<string, Deed>> = {
  'kernel play': drawOne,
  'kernel open': (doing) => openMap(doing, 'Conv2D 1'),
  'pooling open': (doing) => openMap(doing, 'MaxPooling2D 1'),
  'pooling remove': async (doing) => {
    for (const name of ['MaxPooling2D 2', 'MaxPooling2D 1']) {
      await openLayer(doing, name);
      await doing.playground.press(doing.playground.network.deleteButton);
    }
  },
  'channels small': async (doing) => {
    const fewer = { 'Conv2D 1': '16', 'Conv2D 2': '32', 'Conv2D 3': '32' };
    for (const [name, filters] of Object.entries(fewer)) {
      // With its filters fewer, Conv2D 1 is not enough. On the way to 32 a network of 3 filters is reached, and that counts.
      if (name !== 'Conv2D 3') await doing.bar.expectWaiting();
      await openLayer(doing, name);
      await fill(doing, 'Filters', filters);
    }
    await expect(doing.playground.network.summary).toContainText('Total params: 16,938');
  },

  'convnet dense': async (doing) => {
    await trainToTheEnd(doing);
    doing.noted.set('dense', await testError(doing.playground));
  },
  'convnet conv': async (doing) => {
    await trainToTheEnd(doing);
    const [dense, conv] = [doing.noted.get('dense') ?? NaN, await testError(doing.playground)];

    // "About half as many", as the lesson says.
    expect(conv / dense).toBeGreaterThan(0.25);
    expect(conv / dense).toBeLessThan(0.75);
  },
  'convnet compare': compareRuns,

  'overfitting train': async (doing) => {
    await trainToTheEnd(doing);
    const { training } = doing.playground;
    const [accuracy, checked] = [await training.metric('accuracy'), await training.metric('val-accuracy')];
    expect(accuracy).toBeGreaterThan(checked + 0.03);
    doing.noted.set('gap', await lossGap(doing));
  },
  'overfitting turn': async (doing) => {
    const turn = await readTurn(doing);
    // Early enough that the line is seen to rise.
    expect(turn).toBeLessThan(8);
    doing.noted.set('turn', turn);
  },
  'overfitting dropout': async (doing) => {
    const { network } = doing.playground;
    await doing.playground.press(
      doing.page.getByRole('button', { name: 'Insert a layer before Dense 2', exact: true }),
    );
    await doing.playground.press(network.offered('Dropout'));
    await expect(network.layers.getByRole('listitem').nth(-2)).toHaveAccessibleName('Dropout 1');
    await doing.bar.expectWaiting();
    await fill(doing, 'Epochs', '5');
    await trainToTheEnd(doing);
    // Five epochs with dropout; the lines of the loss stay closer together.
    expect(await lossGap(doing)).toBeLessThan(doing.noted.get('gap') ?? NaN);
  },
  'overfitting compare': compareRuns,
  'overfitting augment': async (doing) => {
    await fold(doing, 'More training settings');
    await fill(doing, 'Shift (pixels)', '2');
    await fill(doing, 'Rotate (degrees)', '10');
    await fold(doing, 'More training settings');
  },

  'files zero': async (doing) => {
    // Another digit is not what was asked for.
    await bring(doing, 4);
    await doing.playground.draw.expectRead(4);
    await doing.bar.expectWaiting();
    await bring(doing, 0);
  },
  'files one': async (doing) => {
    await doing.bar.expectWaiting();
    await drawOne(doing);
  },
  'files four': async (doing) => {
    await doing.bar.expectWaiting();
    await bring(doing, 4);
  },
  'files save': async (doing) => {
    const { playground, page, bar } = doing;
    const download = page.waitForEvent('download');
    await playground.press(page.getByRole('button', { name: 'Save', exact: true }));
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
    const step = Number(await bar.region.getAttribute('data-step'));
    await page.reload();
    await bar.expectStep(step);
    await playground.training.waitFor('done', 60_000);
    await drawOne(doing);
    await playground.draw.expectRead(1);
  },

  'damage filter': async (doing) => {
    await switchOff(doing, 1);
  },
  'damage many': async (doing) => {
    await switchOff(doing, 8);
  },
  'damage noise': async (doing) => {
    const { playground, page } = doing;
    await playground.press(page.getByRole('button', { name: 'Put it back', exact: true }));
    await choose(doing, 'Weights');
    const slider = page.getByRole('slider', { name: 'Noise on the weights of Conv2D 2', exact: true });
    await playground.press(slider, 'ArrowRight');
    // A little noise does almost nothing.
    expect(await damagedBy(page)).toBeLessThan(0.1);
    await playground.press(slider, 'End');
    await expect.poll(() => damagedBy(page), { timeout: 60_000 }).toBeGreaterThan(0.01);
  },
  'damage rate': trainToTheEndOrFailure,
  'damage mend': async (doing) => {
    const { playground, page } = doing;
    await fold(doing, 'More training settings');
    await fill(doing, 'Learning rate', '0.001');
    await fold(doing, 'More training settings');
    await playground.press(page.getByRole('button', { name: 'Reset weights', exact: true }));
    await trainToTheEnd(doing);
  },
};

/** A run whose loss is no number any more ends as failed. */
async function trainToTheEndOrFailure(doing: Doing): Promise<void> {
  await train(doing);
  await doing.playground.training.waitFor(['done', 'failed'], trainTimeout);
}
