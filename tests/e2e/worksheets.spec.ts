/** Thirty worksheets of a school class, each a digit in a frame, brought as folders: they become the pictures of an own set, without their frames. */
import type { Page } from '@playwright/test';
import { pixelsOfPicture } from '../../src/domain/data/own-set-pictures';
import type { Stroke } from '../../src/domain/digit/stroke';
import { paperOf, plainOf, type PaperKind } from '../fixtures/papers/kinds';
import { DataTab } from './pages/data-tab';
import { makeFolder } from './support/make-folder';
import { pngOf } from './support/png';
import { strokesBoxSide, strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const digits = [0, 2, 4, 5, 7, 9] as const;
const sheets: readonly PaperKind[] = [
  'drawn box',
  'box, photographed',
  'box that touches',
  'box on ruled paper',
  'ruled sheet on a table',
];
/** Pictures of the same digit are at least so alike; of different digits, 0.7 at most. */
const alike = 0.8;

function writtenDigit(digit: number): readonly Stroke[] {
  return strokesOf(digit).map((stroke) => stroke.map(([x, y]) => [x / strokesBoxSide, y / strokesBoxSide] as const));
}

/** Cosine of the angle between two pictures. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const dot = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, value, at) => sum + value * (q[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** The grey values of all pictures of the chosen class, as they are shown. */
function shownPictures(page: Page, name: string): Promise<number[][]> {
  return page.getByRole('button', { name: new RegExp(`^${name}, picture \\d+`) }).evaluateAll((buttons) =>
    buttons.map((button) => {
      const canvas = button.querySelector('canvas');
      const values = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return Array.from(values).filter((_, at) => at % 4 === 0);
    }),
  );
}

test('each of thirty framed worksheets becomes the digit that is written on it, in the class of its folder', async ({
  playground,
  page,
}) => {
  const data = new DataTab(page);
  await playground.open({ preset: 'mnist-softmax' });
  await playground.waitUntilReady();
  await data.newOwnSet();
  const files = digits.flatMap((digit) =>
    sheets.map(
      (kind, child) => [`${digit}/child ${child}.png`, pngOf(paperOf(kind, writtenDigit(digit), digit))] as const,
    ),
  );
  await data.own.bringFolder(makeFolder('worksheets', Object.fromEntries(files)));
  for (const digit of digits)
    await expect(data.own.classButton(`${digit}`)).toHaveAccessibleName(`${digit}, 5 pictures`, { timeout: 60_000 });

  for (const digit of digits) {
    await data.own.chooseClass(`${digit}`);
    await expect(page.getByRole('button', { name: new RegExp(`^${digit}, picture \\d+`) })).toHaveCount(sheets.length);
    const plain = pixelsOfPicture(plainOf(writtenDigit(digit), 0.08), 'digit');
    const shown = await shownPictures(page, `${digit}`);
    const same = shown.map((picture) => {
      const grey = likeness(picture, [...(plain ?? [])]);
      // In the light theme the pictures may be shown dark on white.
      return Math.max(
        grey,
        likeness(
          picture.map((value) => 255 - value),
          [...(plain ?? [])],
        ),
      );
    });
    expect(Math.min(...same), `${digit}: ${same.map((each) => each.toFixed(2)).join(' ')}`).toBeGreaterThan(alike);
  }
});
