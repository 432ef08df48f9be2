/** The full sets by their three ways, and a set of one's own from the first drawing to a prediction. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { DataTab } from './pages/data-tab';
import { expectNoFindings } from './support/accessibility';
import { makeFolder } from './support/make-folder';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const shared = '../shared/data';
const hasFullData = existsSync(shared);
const whyNot = 'the full data sets are not in ../shared/data';
const loadTimeout = 60_000;
const fileNames = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'].map(
  (name) => `${name}-ubyte.gz`,
);

function fullFile(folder: 'mnist' | 'fashion-mnist', name: string): Buffer {
  return readFileSync(join(shared, folder, name));
}

/** Answers for the files beside the page as a host that carries the full sets. */
async function hostFullData(page: Page, change: (name: string, bytes: Buffer) => Buffer = (_, bytes) => bytes) {
  await page.context().route('**/data/full/**', (route) => {
    const [, folder = '', name = ''] = /full\/([^/]+)\/([^/]+)$/.exec(new URL(route.request().url()).pathname) ?? [];
    const bytes = fullFile(folder === 'fashion' ? 'fashion-mnist' : 'mnist', name);
    return route.fulfill({ contentType: 'application/octet-stream', body: change(name, bytes) });
  });
}

/** Drops files anywhere on the page, as from a folder of the desktop. */
async function drop(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const transfer = await page.evaluateHandle(() => new DataTransfer());
  for (const { name, bytes } of files) {
    await transfer.evaluate(
      (target, [fileName, text]) => {
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        target.items.add(new File([bytes], fileName));
      },
      [name, bytes.toString('base64')] as const,
    );
  }
  await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
}

test.describe('a full data set', () => {
  test.skip(!hasFullData, whyNot);

  test('lies beside the page: it is loaded with a bar in bytes, kept across a reload, and removed', async ({
    playground,
    page,
    watch,
  }) => {
    test.setTimeout(180_000);
    const data = new DataTab(page);
    await hostFullData(page);
    await playground.open({ preset: 'fashion-dense', epochs: '1' });
    await playground.waitUntilReady();
    await expect(data.optionOf('fashion')).toHaveText(/31 MB to fetch/);
    await data.choose('fashion');
    await data.open();
    await expect(data.panel).toContainText('60,000 images to train, 10,000 to test', { timeout: loadTimeout });
    await expect(data.optionOf('fashion')).toHaveText(/\(here\)/);
    await expect(data.panel.getByText('Ankle boot').first()).toBeVisible();

    // From the first page to the last one of one class of 6,000.
    await data.classChoice.selectOption('Sneaker');
    await expect(data.panel.getByText('1 to 120 of 6,000: Sneaker')).toBeVisible();
    await data.pageSlider.fill('50');
    await expect(data.panel.getByText('5,881 to 6,000 of 6,000: Sneaker')).toBeVisible();
    await expect(data.panel.getByRole('img', { name: /^Sneaker, training image 5/ }).last()).toBeVisible();

    // Kept: the host is not asked again.
    await page.context().unroute('**/data/full/**');
    await page.context().route('**/data/full/**', (route) => route.abort());
    await page.reload();
    await expect(data.optionOf('fashion')).toHaveText(/\(here\)/, { timeout: loadTimeout });
    await data.choose('fashion');
    await data.open();
    await expect(data.panel).toContainText('60,000 images to train', { timeout: loadTimeout });

    await data.panel.getByRole('button', { name: 'Remove Fashion-MNIST, all 70,000 images' }).click();
    await expect(data.panel.getByText(/Not in this browser: 30.9 MB to fetch/)).toBeVisible();
    expect(watch.foreignRequests).toEqual([]);
  });

  test('is told to be absent, and fetched from its home on a click only; a broken download can be repeated', async ({
    playground,
    page,
    watch,
  }) => {
    test.setTimeout(180_000);
    const data = new DataTab(page);
    await playground.open();
    await playground.waitUntilReady();
    await data.choose('mnist');
    await expect(page.getByText('This data set is not in this browser yet.')).toBeVisible({ timeout: loadTimeout });
    expect(watch.foreignRequests).toEqual([]);

    // The first home sends half a file, the second one is down.
    let isBroken = true;
    await page.context().route('https://raw.githubusercontent.com/**', (route) => {
      const name = route.request().url().replace(/.*\//, '');
      const bytes = fullFile('mnist', name);
      const body = isBroken && name.includes('train-images') ? bytes.subarray(0, 1_000_000) : bytes;
      return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body });
    });
    await page.context().route('https://storage.googleapis.com/**', (route) => route.abort());
    const fetchButton = page.getByRole('button', { name: 'Fetch 11.6 MB from raw.githubusercontent.com' });
    await fetchButton.click();
    await expect(page.getByRole('alert')).toContainText('raw.githubusercontent.com', { timeout: loadTimeout });
    isBroken = false;
    await fetchButton.click();
    await expect(data.optionOf('mnist')).toHaveText(/\(here\)/, { timeout: loadTimeout });
    await expect(page.getByRole('alert')).toHaveCount(0);
    // These were meant.
    watch.errors.length = 0;
    watch.foreignRequests.length = 0;
  });

  test('can be called off on its way', async ({ playground, page, watch }) => {
    const data = new DataTab(page);
    await playground.open();
    await playground.waitUntilReady();
    await data.choose('mnist');
    await page.context().route('https://raw.githubusercontent.com/**', () => undefined); // never answers
    await page.getByRole('button', { name: /^Fetch/ }).click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(data.select).toHaveValue('mnist-10k');
    await playground.waitUntilReady();
    watch.foreignRequests.length = 0;
  });

  test('comes as dropped files, whatever they are called', async ({ playground, page }) => {
    test.setTimeout(180_000);
    const data = new DataTab(page);
    await playground.open();
    await playground.waitUntilReady();
    const [images = '', ...others] = fileNames;
    await drop(
      page,
      others.map((name, index) => ({ name: `download (${index})`, bytes: fullFile('mnist', name) })),
    );
    await expect(page.getByText('Still missing of MNIST: training images.')).toBeVisible({ timeout: loadTimeout });
    await drop(page, [{ name: 'again.gz', bytes: fullFile('mnist', images) }]);
    await expect(data.select).toHaveValue('mnist', { timeout: loadTimeout });
    await expect(data.optionOf('mnist')).toHaveText(/\(here\)/, { timeout: loadTimeout });
  });

  test('that does not fit into the browser is used all the same, and that is said', async ({ playground, page }) => {
    test.setTimeout(180_000);
    const data = new DataTab(page);
    await hostFullData(page);
    await playground.open();
    await playground.waitUntilReady();
    const session: CDPSession = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1000 });
    await data.choose('mnist');
    await expect(page.getByText(/There is no room left in this browser to keep the data set/)).toBeVisible({
      timeout: loadTimeout,
    });
    await data.open();
    await expect(data.panel).toContainText('60,000 images to train, 10,000 to test', { timeout: loadTimeout });
  });
});

test('files that are something else are told by what is wrong with them, and nothing else changes', async ({
  playground,
  page,
}) => {
  const embedded = readFileSync('public/data/mnist-10k/train-images-idx3-ubyte.gz');
  await playground.open();
  await playground.waitUntilReady();
  await drop(page, [
    { name: 'page.gz', bytes: Buffer.from('<!doctype html><title>404</title>') },
    { name: 'half.gz', bytes: embedded.subarray(0, 5000) },
    { name: 'small.gz', bytes: embedded },
    { name: 'notes.txt', bytes: Buffer.from('these are no images') },
  ]);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('page.gz is a web page');
  await expect(notice).toContainText('half.gz ends too early');
  await expect(notice).toContainText('small.gz is a data file, but of no full set: it holds 8000 x 28 x 28');
  await expect(notice).toContainText('notes.txt is not a data file');
  await expect(page.getByRole('combobox', { name: 'Data set', exact: true })).toHaveValue('mnist-10k');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

test('offline is said in words, and the small sets go on', async ({ playground, page, watch }) => {
  const data = new DataTab(page);
  await playground.open();
  await playground.waitUntilReady();
  await page.context().setOffline(true);
  await data.choose('mnist');
  await expect(page.getByText('This device is offline')).toBeVisible({ timeout: loadTimeout });
  await page.getByRole('button', { name: 'Use other data' }).click();
  await expect(data.select).toHaveValue('mnist-10k');
  await playground.waitUntilReady();
  await page.context().setOffline(false);
  watch.errors.length = 0; // the browser reports the requests that failed
});

test('a set of one’s own: drawn, trained on, predicted, kept, taken out and brought in', async ({
  playground,
  page,
}) => {
  test.setTimeout(240_000);
  const data = new DataTab(page);
  const { training, network, draw } = playground;
  await playground.open({ preset: 'mnist-softmax', epochs: '30', batch: '8' });
  await playground.waitUntilReady();
  await data.newOwnSet();
  await expect(data.own.name).toBeVisible();
  await expect(page.getByText(/Your set has too few pictures/)).toBeVisible();
  await expect(training.trainButton).toHaveAttribute('aria-disabled', 'true'); // ten units for two classes
  await page.getByRole('button', { name: 'Fit the network to 2 classes' }).click();
  await page.getByRole('tab', { name: 'Summary' }).click();
  await expect(network.summary).toContainText('(None, 2)');
  await data.open();

  await data.own.rename('Class 1', 'One');
  await data.own.rename('Class 2', 'Nought');
  await data.own.chooseClass('One');
  for (let index = 0; index < 6; index++) await data.own.draw(strokesOf(1));
  await data.own.chooseClass('Nought');
  for (let index = 0; index < 6; index++) await data.own.draw(strokesOf(0));
  await expect(data.own.classButton('One')).toHaveAccessibleName('One, 6 pictures');

  // A wrong one is moved and taken back.
  await data.own.picture('Nought, picture 1').click();
  await page.getByLabel('Move 1 to').selectOption('One');
  await expect(data.own.classButton('One')).toHaveAccessibleName('One, 7 pictures');
  await page.getByRole('button', { name: 'Undo change' }).click();
  await expect(data.own.classButton('Nought')).toHaveAccessibleName('Nought, 6 pictures');

  await training.trainButton.click();
  await training.waitFor('done', 120_000);
  await draw.draw(strokesOf(0));
  await expect(draw.prediction).toContainText('Nought');
  await expect(draw.probabilities.getByRole('listitem')).toHaveCount(2);
  await draw.draw(strokesOf(1));
  await expect(draw.prediction).toContainText('One');

  await data.own.name.fill('Two signs');
  await data.own.name.press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await (await download).path();

  await page.reload();
  await expect(data.optionNamed('Own: Two signs')).toHaveCount(1, { timeout: loadTimeout });
  await data.select.selectOption({ label: 'Own: Two signs' });
  await data.open();
  await expect(data.own.classButton('One')).toHaveAccessibleName('One, 6 pictures');

  await page.getByRole('button', { name: 'Delete set' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete set' }).click();
  await expect(data.optionNamed('Own: Two signs')).toHaveCount(0);
  await data.panel.locator('input[type=file][accept=".zip"]').setInputFiles(file);
  await expect(data.own.classButton('Nought')).toHaveAccessibleName('Nought, 6 pictures');
});

test('1,500 picture files come in while the page answers', async ({ playground, page }) => {
  test.setTimeout(240_000);
  const data = new DataTab(page);
  await playground.open({ preset: 'mnist-softmax' });
  await playground.waitUntilReady();
  await data.newOwnSet();
  await page.getByLabel('Pictures become').selectOption({ label: 'Grey pictures' });
  const png = Buffer.from(
    await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const context = canvas.getContext('2d');
      context?.fillRect(0, 0, 40, 40);
      if (context) context.fillStyle = 'white';
      context?.fillRect(10, 5, 8, 30);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    }),
    'base64',
  );
  const files = Array.from({ length: 1500 }, (_, index) => ({
    name: `${index}.png`,
    mimeType: 'image/png',
    buffer: png,
  }));
  await data.panel.locator('input[type=file][accept="image/*"]').setInputFiles(files);
  await data.own.chooseClass('Class 1');
  await expect(data.own.classButton('Class 1')).toHaveAccessibleName('Class 1, 1500 pictures', { timeout: 120_000 });
  await data.panel.getByRole('button', { name: 'Next' }).click();
  await expect(data.own.picture('Class 1, picture 61')).toBeVisible();
  await page.reload();
  await data.select.selectOption({ label: 'Own: My pictures' });
  await data.open();
  await expect(data.own.classButton('Class 1')).toHaveAccessibleName('Class 1, 1500 pictures');
});

test('a folder of folders becomes classes in their order; what has no room or is no picture stands in one list', async ({
  playground,
  page,
}) => {
  const data = new DataTab(page);
  await playground.open({ preset: 'mnist-softmax' });
  await playground.waitUntilReady();
  await data.newOwnSet();
  const png = readFileSync('docs/screenshot.png');
  const root = makeFolder('signs', {
    ...Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`train/${index + 1}/a.png`, png])),
    'train/2/notes.txt': Buffer.from('no picture'),
    'test/10/b.png': png,
  });
  await data.own.bringFolder(root);
  const list = page.getByRole('list', { name: '2 files were left out:' });
  await expect(list).toContainText('signs/train/21: 1 file left out. A set has at most 20 classes.', {
    timeout: loadTimeout,
  });
  await expect(list).toContainText('signs/train/2/notes.txt: not a picture');
  await expect(list).toContainText('The folders test, train did not become classes');
  await expect(data.own.classButton('10')).toHaveAccessibleName('10, 2 pictures');
  const names = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
  await expect(data.own.classes).toHaveText(names.map((name) => `${name}${name === '10' ? 2 : 1}`));
});

test('of a class’s work the digits become classes; the pupils, where one asks for it, and back', async ({
  playground,
  page,
}) => {
  const data = new DataTab(page);
  await playground.open({ preset: 'mnist-softmax' });
  await playground.waitUntilReady();
  await data.newOwnSet();
  await data.own.draw(strokesOf(1));
  const png = readFileSync('docs/screenshot.png');
  const paths = ['anna/3/1.png', 'anna/7/2.png', 'ben/3/1.png', 'ben/7/2.png'];
  const root = makeFolder('work', Object.fromEntries(paths.map((path) => [path, png])));
  await data.own.bringFolder(root);
  await expect(data.own.classes).toHaveText(['Class 11', '32', '72'], { timeout: loadTimeout });
  await expect(page.getByText('The folders anna, ben did not become classes')).toBeVisible();

  await page.getByRole('button', { name: 'Take the folders anna, ben as classes instead' }).press('Enter');
  await expect(data.own.classes).toHaveText(['Class 11', 'anna2', 'ben2']);
  await expect(page.getByText('The pictures of the inner folders 3, 7 were put together')).toBeVisible();
  const adding = page.getByRole('region', { name: 'Add to Class 1' });
  await expect(adding).toBeFocused();

  const back = page.getByRole('button', { name: 'Take the folders 3, 7 as classes instead' });
  await back.click();
  await expect(data.own.classes).toHaveText(['Class 11', '32', '72']);
  await page.getByRole('button', { name: 'Undo change' }).click();
  await expect(data.own.classes).toHaveText(['Class 11', '30', '70']);
  await adding.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: /as classes instead/ })).toHaveCount(0);
});

test('a camera that is not allowed is said in words', async ({ playground, page }) => {
  const data = new DataTab(page);
  await playground.open();
  await data.newOwnSet();
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/camera/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} theme @phone`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the offer of a full set and in the editor of one’s own', async ({
      playground,
      page,
    }) => {
      const data = new DataTab(page);
      await playground.open({ preset: 'mnist-softmax' });
      await expect(data.optionOf('mnist')).toHaveText(/to fetch/);
      await data.choose('mnist');
      await expect(page.getByText('This data set is not in this browser yet.')).toBeVisible({ timeout: loadTimeout });
      await data.open();
      await expectNoFindings(page, 'offer of a full set');
      await data.newOwnSet();
      await expect(data.own.name).toBeVisible();
      for (let index = 0; index < 2; index++) await data.own.draw(strokesOf(1));
      await data.own.picture('Class 1, picture 1').click();
      await expectNoFindings(page, 'editor of one’s own set');
    });
  });
}
