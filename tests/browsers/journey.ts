/** What somebody does with the page from its opening to the work that they hand on, step by step. The same in every browser. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { strokesOf } from '../e2e/support/strokes';
import type { User } from './user';

/** What a whole training came to, to the last digit. */
export interface Figures {
  readonly loss: string;
  readonly accuracy: string;
  /** What computed, in the page's own words. */
  readonly device: string;
}

export interface Step {
  readonly name: string;
  run(user: User, keep: (figures: Figures) => void): Promise<void>;
}

const trainTime = 240_000;
/** A network that learns in seconds. */
const quick = { backend: 'wasm', preset: 'mnist-softmax', seed: '1', batch: '32' } as const;
/** Of the 8,000 images, in batches of 32. */
const stepsPerEpoch = 250;

async function open(user: User, parameters: Readonly<Record<string, string>>, hash?: string): Promise<void> {
  await user.open(parameters, hash);
  await user.seeValue('status', 'Backend', 'data-backend', /^wasm$/, 60_000);
  await user.see('button', 'Train', ({ isEnabled }) => isEnabled, 60_000);
}

async function finish(user: User): Promise<Omit<Figures, 'device'>> {
  await user.seeValue('status', 'Training status', 'data-state', /^done$/, trainTime);
  const accuracy = await user.seeValue('status', 'Test accuracy', 'data-accuracy');
  return { loss: await user.seeValue('region', 'Metrics', 'data-loss'), accuracy };
}

async function train(user: User): Promise<Omit<Figures, 'device'>> {
  await user.press('button', 'Train');
  await user.seeValue('status', 'Training status', 'data-state', /^(preparing|training)$/);
  return finish(user);
}

/** What computes, as the page tells who asks. */
async function deviceOf(user: User): Promise<string> {
  await user.press('button', 'Change the backend');
  await user.read(/CPU, .*SIMD/);
  const device = await user.call(() => /CPU, .*SIMD/.exec(document.body.innerText)?.[0] ?? '');
  await user.driver.press('Escape');
  return device;
}

async function drawDigit(user: User, digit: number, pointer: 'mouse' | 'touch' = 'mouse'): Promise<boolean> {
  const isEmpty = !(await user.find('button', 'Clear drawing'))?.isEnabled;
  if (!isEmpty) await user.press('button', 'Clear drawing');
  await user.seeValue('status', 'Prediction', 'data-class', /^$/);
  await user.draw('Drawing area', strokesOf(digit), pointer);
  await user.seeValue('status', 'Prediction', 'data-class');
  const read = user.seeValue('status', 'Prediction', 'data-class', new RegExp(`^${digit}$`), 5000);
  return read.then(
    () => true,
    () => false,
  );
}

/** A named number of the opened channel; several of one name in their order. */
function numbersOf(user: User, selector: string): Promise<number[]> {
  return user.call(
    (within, wanted) =>
      [...document.querySelectorAll(`${within} ${wanted}`)].map((one) => Number(one.getAttribute('data-value'))),
    '[aria-label="Opened channel"]',
    selector,
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How far the copies of runs on the disk are. */
function storedSteps(user: User): Promise<number[]> {
  return user.call(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
    const database = await settled(indexedDB.open('cnn-playground-runs'));
    const copies = (await settled(database.transaction('snapshots').objectStore('snapshots').getAll())) as {
      position: { steps: number };
    }[];
    database.close();
    return copies.map(({ position }) => position.steps);
  });
}

export const journey: readonly Step[] = [
  {
    name: 'load',
    run: async (user) => {
      await open(user, { backend: 'wasm', seed: '1' });
      const summary = await user.see('region', 'Model summary');
      expect(summary.text).toContain('Total params: 104,202 (407.04 KB)');
    },
  },
  {
    name: 'train',
    run: async (user, keep) => {
      const figures = await train(user);
      const device = await deviceOf(user);
      keep({ ...figures, device });
      expect(Number(figures.accuracy)).toBeGreaterThan(0.96);
    },
  },
  {
    name: 'draw and read',
    run: async (user) => {
      const read: number[] = [];
      for (let digit = 0; digit < 10; digit++) if (await drawDigit(user, digit)) read.push(digit);
      expect(read.length, `read: ${read.join(' ')}`).toBeGreaterThanOrEqual(8);
    },
  },
  {
    name: 'draw by touch',
    run: async (user) => {
      expect(await drawDigit(user, 3, 'touch')).toBe(true);
    },
  },
  {
    name: 'look inside',
    run: async (user) => {
      await user.press('tab', 'Inside');
      await user.press('tab', 'Network');
      await user.press('button', '/^Conv2D 1, channel 5(?!\\d)/');
      await user.press('button', 'Pause the window');
      await user.see('button', 'Play the window');
      const matrix = (name: string) => numbersOf(user, `[data-matrix="${name}"] td [data-value]`);
      const [window, kernel, products] = await Promise.all([matrix('window'), matrix('kernel'), matrix('products')]);
      expect(window).toHaveLength(9);
      products.forEach((product, index) =>
        expect(product).toBeCloseTo((window[index] ?? NaN) * (kernel[index] ?? NaN), 5),
      );
      const [bias = NaN] = await numbersOf(user, '[data-number="bias"]');
      const [network] = await numbersOf(user, '[data-number="network"]');
      expect(network).toBeCloseTo(Math.max(0, sum(products) + bias), 5);
    },
  },
  {
    name: 'mistakes',
    run: async (user) => {
      const accuracy = Number(await user.seeValue('status', 'Test accuracy', 'data-accuracy'));
      await user.press('tab', 'Mistakes');
      await user.press('button', 'Read all test images');
      expect(await user.seeValue('status', 'Result of the reading', 'data-count', /\d/, 120_000)).toBe('2000');
      const correct = await user.seeValue('status', 'Result of the reading', 'data-correct');
      expect(Number(correct) / 2000).toBeCloseTo(accuracy, 3);
      await user.press('button', '/^True (\\d), read as (?!\\1)\\d: [1-9]/');
      await user.press('button', '/% sure/');
      await user.call(() => document.querySelector('[data-evidence]')?.scrollIntoView({ block: 'center' }));
      await user.until('Grad-CAM of the image', () =>
        user.call(() => document.querySelector('[data-evidence=gradCam][data-strongest]') !== null),
      );
    },
  },
  {
    name: 'save and open',
    run: async (user) => {
      const accuracy = await user.seeValue('status', 'Test accuracy', 'data-accuracy');
      for (const name of readdirSync(user.driver.downloads)) {
        if (name.endsWith('.cnn.zip')) rmSync(join(user.driver.downloads, name));
      }
      await user.press('button', 'Save');
      const file = await user.downloaded('.cnn.zip');
      await open(user, { backend: 'wasm', preset: 'fashion-dense' });
      await user.driver.chooseFile('input[aria-label="File to open"]', file);
      await user.read(/The project is open/);
      await user.press('button', 'Evaluate');
      expect(await user.seeValue('status', 'Test accuracy', 'data-accuracy')).toBe(accuracy);
    },
  },
  {
    name: 'share link',
    run: async (user) => {
      await open(user, { ...quick, epochs: '7' });
      await user.press('button', 'Share');
      // At the first press.
      await user.read(/The link is copied/);
      const link = await pasted(user);
      expect(link).toContain('#setup=1.');
      await open(user, { backend: 'wasm', preset: 'fashion-dense' }, link.slice(link.indexOf('#')));
      await user.read(/came with the link/);
      await user.read(/Total params: 7,850/);
    },
  },
  {
    name: 'own set',
    run: async (user) => {
      await open(user, { ...quick, batch: '8', epochs: '30' });
      await user.select('Data set', 'Your own pictures: a new set');
      await user.press('button', 'Fit the network to 2 classes');
      for (const [from, to, digit] of [
        ['Class 1', 'One', 1],
        ['Class 2', 'Nought', 0],
      ] as const) {
        await user.press('button', `/^${from}, \\d+ pictures?$/`);
        await user.fill('Name of this class', to);
        for (let count = 1; count <= 6; count++) {
          await user.draw('Draw an example', strokesOf(digit));
          await user.focus('img', 'Draw an example');
          await user.driver.press('Enter');
          await user.see('button', `/^${to}, ${count} pictures?$/`);
        }
      }
      await train(user);
      for (const [digit, name] of [
        [0, 'Nought'],
        [1, 'One'],
      ] as const) {
        await user.press('button', 'Clear drawing');
        await user.draw('Drawing area', strokesOf(digit));
        await user.see('status', 'Prediction', ({ text }) => text.includes(name));
      }
    },
  },
  {
    name: 'reload and resume',
    run: async (user) => {
      const parameters = { ...quick, epochs: '6' };
      await open(user, parameters);
      await user.press('button', 'Train');
      await user.seeValue('region', 'Metrics', 'data-step', /^(2[6-9]\d|[3-9]\d\d|\d{4})$/, trainTime);
      await user.press('button', 'Pause');
      await user.seeValue('status', 'Training status', 'data-state', /^paused$/);
      const pausedAt = await midEpoch(user);
      await user.until('the copy on the disk', async () => (await storedSteps(user)).includes(pausedAt));
      await user.driver.reload();
      await user.press('button', 'Resume');
      const resumed = await finish(user);
      await open(user, parameters);
      await user.press('button', 'Reset weights');
      expect(await train(user)).toEqual(resumed);
    },
  },
];

/** The step at which the run stands; one further where it stands between two epochs, so that what is resumed is one that was cut off. */
async function midEpoch(user: User): Promise<number> {
  const step = async (): Promise<number> => Number(await user.seeValue('region', 'Metrics', 'data-step'));
  const pausedAt = await step();
  if (pausedAt % stepsPerEpoch !== 0) return pausedAt;
  await user.press('button', 'Step one batch');
  return user.until('one step more', async () => ((await step()) === pausedAt + 1 ? pausedAt + 1 : null));
}

/** What a paste brings, in a field made for it: not every browser lets a page read the clipboard. */
async function pasted(user: User): Promise<string> {
  await user.call(() => {
    const field = document.createElement('textarea');
    field.id = 'paste';
    document.body.append(field);
    field.focus();
  });
  await user.driver.press('Control', 'v');
  const value = (): Promise<string> => user.call(() => (document.getElementById('paste') as HTMLTextAreaElement).value);
  return user.until('the pasted text', value);
}
