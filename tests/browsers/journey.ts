/** What somebody does with the page from its opening to the work that they hand on, step by step. The same in every browser. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { strokesOf } from '../e2e/support/strokes';
import {
  deviceOf,
  drawDigit,
  finish,
  numbersOf,
  open,
  pasted,
  pauseInEpoch,
  quick,
  sum,
  train,
  trainTime,
  type Ending,
} from './skills';
import type { User } from './user';

/** What the whole training came to. */
export interface Figures extends Ending {
  /** What computed, in the page's own words. */
  readonly device: string;
}

export interface Step {
  readonly name: string;
  run(user: User, keep: (figures: Figures) => void): Promise<void>;
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
      expect(Number(figures.accuracy)).toBeGreaterThan(0.97);
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
      await user.press('button', 'All 32 maps of Conv2D 1');
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
      expect(link).toContain('#setup=2.');
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
      await pauseInEpoch(user);
      await user.driver.reload();
      await user.press('button', 'Resume');
      const resumed = await finish(user);
      await open(user, parameters);
      await user.press('button', 'Reset weights');
      expect(await train(user)).toEqual(resumed);
    },
  },
];
