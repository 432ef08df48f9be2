/** Examples of training: steps, chance, and what is counted. */
import { activationCurve } from '../explain/activation';
import { explainDropout } from '../explain/dropout';
import { sourcesOf } from '../explain/receptive-field';
import { isIn } from '../explain/region';
import { defaultsOf } from '../layers/fields';
import { conv2d } from '../layers/conv2d';
import { networkInput } from '../network/in-order';
import type { LayerSpec } from '../network/network';
import { readNetwork } from '../network/read-network';
import { permutation, streamKey, streams } from '../random';
import { warp } from '../training/augment';
import { grid, numberOf, range, type Example, type Point } from './example';

const sixteenOnes = Array.from({ length: 16 }, () => 1);

/** Some of sixteen numbers are switched off, and the others made larger. */
export const dropoutExample: Example = {
  controls: [range('rate', 0, 0.9, 0.5, 0.1), range('seed', 1, 10, 1)],
  show: (values) => {
    const at = { seed: numberOf(values, 'seed'), step: 0, place: 0, image: 0 };
    const { kept, scale } = explainDropout(numberOf(values, 'rate'), sixteenOnes.length, at);
    return [
      grid(
        'kept',
        Array.from(kept, (one) => one * scale),
        4,
      ),
    ];
  },
};

/** The same seed gives the same order, whenever it is asked. */
export const seedExample: Example = {
  controls: [range('seed', 1, 10, 1)],
  show: (values) => {
    const order = permutation(8, streamKey(numberOf(values, 'seed'), streams.shuffle));
    return [
      grid(
        'order',
        Array.from(order, (each) => each + 1),
      ),
    ];
  },
};

/** Training images of the set that comes with the page. */
const images = 8000;

/** How many steps an epoch has; the last one takes what is left. */
export const stepsExample: Example = {
  controls: [range('batchSize', 8, 256, 64, 8)],
  show: (values) => {
    const batchSize = numberOf(values, 'batchSize');
    return [
      { kind: 'sum', items: [images, '÷', batchSize, '=', images / batchSize] },
      { kind: 'figure', caption: 'steps', value: Math.ceil(images / batchSize), as: 'number' },
    ];
  },
};

export const accuracyExample: Example = {
  controls: [range('right', 0, 20, 17)],
  show: (values) => {
    const right = numberOf(values, 'right');
    return [
      { kind: 'sum', items: [right, '÷', 20, '=', right / 20] },
      { kind: 'figure', caption: 'accuracy', value: right / 20, as: 'percent' },
    ];
  },
};

/** A loss that one weight decides: a valley with its lowest point at 3. */
const valley = {
  loss: (weight: number): number => (weight - 3) ** 2,
  slope: (weight: number): number => 2 * (weight - 3),
};
/** Behind these the picture ends. */
const edges = { left: -3, right: 9 } as const;

/** Where plain SGD, or SGD with momentum, takes the weight from 0 in so many steps. */
export function descent(learningRate: number, momentum: number, steps: number): readonly Point[] {
  let [weight, speed] = [0, 0];
  const path: Point[] = [[weight, valley.loss(weight)]];
  for (let step = 1; step <= steps; step++) {
    // SGD's "momentum" of training/optimizer-rules.ts, which without momentum is "plain".
    speed = momentum * speed - learningRate * valley.slope(weight);
    weight += speed;
    path.push([weight, valley.loss(weight)]);
  }
  return path;
}

function descentShown(learningRate: number, momentum: number): ReturnType<Example['show']> {
  const path = descent(learningRate, momentum, 8);
  const [, loss] = path.at(-1) ?? [0, 0];
  return [
    {
      kind: 'curve',
      caption: 'loss',
      points: activationCurve(valley.loss, edges.left, edges.right, 61),
      marks: path.filter(([weight]) => weight >= edges.left && weight <= edges.right),
    },
    { kind: 'figure', caption: 'loss', value: loss, as: 'number' },
  ];
}

/** Steps down a valley: too small, good, or out of it again. */
export const rateExample: Example = {
  controls: [range('learningRate', 0.02, 1.1, 0.1, 0.02)],
  show: (values) => descentShown(numberOf(values, 'learningRate'), 0),
};

export const momentumExample: Example = {
  controls: [range('momentum', 0, 0.9, 0.5, 0.1)],
  show: (values) => descentShown(0.1, numberOf(values, 'momentum')),
};

/** The weights of a convolution, by its layer's own arithmetic. */
export const parametersExample: Example = {
  controls: [range('channels', 1, 64, 1), range('filters', 1, 64, 32)],
  show: (values) => {
    const [channels, filters] = [numberOf(values, 'channels'), numberOf(values, 'filters')];
    const params = { ...defaultsOf(conv2d.fields), filters };
    const count = conv2d.parameterCount([28, 28, channels], params);
    return [
      { kind: 'sum', items: [3, '×', 3, '×', channels, '×', filters, '+', filters, '=', count.trainable] },
      { kind: 'figure', caption: 'parameters', value: count.trainable, as: 'number' },
    ];
  },
};

const side = 9;

/** Convolutions of 3 x 3, one after the other, over a picture of 9 x 9. */
function stackOf(layers: number): LayerSpec[] {
  const params = { ...defaultsOf(conv2d.fields), filters: 1, padding: 'same' as const };
  return Array.from({ length: layers }, (_, at) => ({ id: `layer${at}`, kind: 'Conv2D', params }));
}

/** What the middle number of the last of several convolutions sees of the picture. */
export const fieldExample: Example = {
  controls: [range('layers', 1, 4, 2)],
  show: (values) => {
    const layers = stackOf(numberOf(values, 'layers'));
    const network = readNetwork({ inputShape: [side, side, 1], layers });
    const middle = (side - 1) / 2;
    const cell = { layerId: layers.at(-1)?.id ?? '', row: middle, column: middle, channel: 0 };
    const region = sourcesOf(network, cell).get(networkInput) ?? [];
    const cells = Array.from({ length: side * side }, (_, at) => {
      const isLit = isIn(region, [Math.floor(at / side), at % side, 0]);
      return { value: Number(isLit), isLit };
    });
    const seen = cells.filter(({ isLit }) => isLit).length;
    return [
      { kind: 'grid', caption: 'field', columns: side, cells },
      { kind: 'figure', caption: 'field', value: seen, as: 'number' },
    ];
  },
};

/** A seven of 5 x 5 pixels, as bytes. */
const seven = Uint8Array.from(
  [0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0],
  (value) => 255 * value,
);
const degree = Math.PI / 180;

/** A picture moved and turned a little is still the same digit. */
export const augmentationExample: Example = {
  controls: [range('shift', -2, 2, 1), range('turn', -30, 30, 0, 10)],
  show: (values) => {
    const changed = new Float32Array(seven.length);
    const [dx, angle] = [numberOf(values, 'shift'), numberOf(values, 'turn') * degree];
    warp(seven, 0, changed, 0, [5, 5, 1], { dx, dy: 0, angle, scale: 1, shear: 0 });
    return [
      grid(
        'picture',
        Array.from(seven, (value) => value / 255),
        5,
      ),
      grid('changed', Array.from(changed), 5),
    ];
  },
};
