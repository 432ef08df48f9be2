/**
 * How well a trained preset reads people's handwriting: trains it with the real engine on WebAssembly (one thread, in Node) on the embedded digits, then
 * reads pen strokes that went through the page's own preprocessing. Build the kernels first (`npm run build:wasm`).
 *
 *   npm run pen-digits -- [PRESET] [--strokes FILE] [--seed N] [--epochs N] [--data DIR] [--augment]
 *
 * With --data it trains on all 60,000 images of DIR/mnist; --augment moves, turns, zooms and shears each of them a little, every time anew. FILE is JSON, [{ label, strokes: [[[x, y], ...], ...] }] in a box of 500 x 500; by default ../shared/data/pen-digits/dev.json.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { digitFromStrokes } from '../src/domain/digit/from-strokes';
import { presetIds, presets } from '../src/domain/network/presets';
import { DataLibrary } from '../src/engine/data/library';
import { buildModel } from '../src/engine/core/model';
import { predict } from '../src/engine/core/predict';
import { newRun } from '../src/engine/training/run';
import { Steering } from '../src/engine/training/steering';
import { TrainLoop } from '../src/engine/training/train-loop';
import { startInNode } from '../tests/fixtures/golden/backends';

interface PenDigit {
  readonly label: number;
  readonly strokes: readonly (readonly (readonly [x: number, y: number])[])[];
}

/** Side of the box that the strokes were written in. */
const box = 500;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    strokes: { type: 'string', default: '../shared/data/pen-digits/dev.json' },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string' },
    data: { type: 'string' },
    augment: { type: 'boolean', default: false },
  },
});
const preset = presets[presetIds.find((id) => id === positionals[0]) ?? 'mnist-first-convnet'];
const seed = Number(options.seed);
/** Hands differ by about this much: pixels, degrees, shares, degrees. */
const augmentation = { augmentShift: 1, augmentRotate: 5, augmentZoom: 0.1, augmentShear: 5 };
const settings = {
  ...preset.settings,
  ...(options.augment && augmentation),
  seed,
  epochs: Number(options.epochs ?? preset.settings.epochs),
};
const digits = JSON.parse(await readFile(options.strokes, 'utf8')) as PenDigit[];

/** What the page fetches, from the disk. */
function fileOf(address: string): string {
  const { pathname } = new URL(address);
  return options.data ? join(options.data, 'mnist', basename(pathname)) : `public${pathname}`;
}

globalThis.fetch = async (address) =>
  new Response(await readFile(fileOf(address instanceof Request ? address.url : String(address))));
await startInNode('wasm');
const library = new DataLibrary(() => 'http://localhost/');
const dataset = await library.load({ dataset: options.data ? 'mnist' : 'mnist-10k' }, () => undefined);
const run = newRun(buildModel(preset.network, seed), seed);
const result = await new TrainLoop(run, settings.epochs, {
  dataset,
  settings,
  steering: new Steering(false),
  report: ({ finished }) => {
    for (const { epoch, accuracy, seconds } of finished) {
      console.log(`epoch ${epoch}: training accuracy ${String(accuracy)}, ${seconds.toFixed(1)} s`);
    }
  },
}).execute();

const wrong = new Map<number, number>();
for (const { label, strokes } of digits) {
  const image = digitFromStrokes(strokes.map((stroke) => stroke.map(([x, y]) => [x / box, y / box] as const)));
  if (!image) throw new Error('an empty drawing among the strokes');
  const { probabilities } = await predict(run.model, image, run.position.steps);
  if (probabilities.indexOf(Math.max(...probabilities)) !== label) wrong.set(label, (wrong.get(label) ?? 0) + 1);
}
const mistakes = [...wrong.values()].reduce((sum, count) => sum + count, 0);
console.log(`test accuracy ${String(result.evaluation?.accuracy)}`);
console.log(
  `pen digits read: ${digits.length - mistakes} of ${digits.length} (${((1 - mistakes / digits.length) * 100).toFixed(1)} %)`,
);
console.log(`mistakes by digit: ${[...wrong].map(([digit, count]) => `${digit}: ${count}`).join(', ')}`);
