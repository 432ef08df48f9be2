/** Examples in which a window slides over a few numbers. */
import {
  labConvolution,
  labLength,
  labPoolAt,
  labPooling,
  labSumAt,
  type LabGrid,
  type LabWindow,
} from '../explain/lab';
import { classicKernels, type ClassicKernel } from '../explain/lab-examples';
import { convolveSamples, sampleKernels, sampleSumAt } from '../explain/one-dimensional';
import type { Rectangle, WindowCell } from '../explain/window';
import { choice, grid, numberOf, productSum, range, type Example, type Shown, type ShownCell } from './example';

/** Dark, then light: one upright edge. */
const edge: LabGrid = { height: 5, width: 5, values: Array.from({ length: 25 }, (_, at) => (at % 5 < 2 ? 0 : 1)) };
/** The window that the Russian course pools to 25. */
const tutorialWindow: LabGrid = { height: 3, width: 3, values: [1, 0, 4, 8, 2, 5, 20, 13, 25] };
const sixteen: LabGrid = { height: 4, width: 4, values: [3, 1, 0, 2, 5, 4, 1, 1, 0, 2, 9, 6, 1, 0, 7, 8] };
const small: LabGrid = { height: 4, width: 4, values: [0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0] };
/** A quiet tone with a click in its middle. */
const samples = [0, 1, 0, -1, 0, 6, 0, -1, 0];

/** A picture in its frame of zeros, with what a window lies on, and the number that it chose. */
function pictureGrid(
  { height, width, values }: LabGrid,
  padding: number,
  lit: Rectangle,
  chosen?: Pick<WindowCell, 'row' | 'column'>,
): Shown {
  const columns = width + 2 * padding;
  const cells = Array.from({ length: (height + 2 * padding) * columns }, (_, at): ShownCell => {
    const [row, column] = [Math.floor(at / columns) - padding, (at % columns) - padding];
    const isPadding = row < 0 || column < 0 || row >= height || column >= width;
    const isLit = row >= lit.top && row < lit.bottom && column >= lit.left && column < lit.right;
    const isChosen = row === chosen?.row && column === chosen.column;
    return { value: isPadding ? 0 : (values[row * width + column] ?? 0), isPadding, isLit, isChosen };
  });
  return { kind: 'grid', caption: 'picture', columns, cells };
}

/** The `position`-th window, from 1 and at most the last. */
function placeOf(
  picture: LabGrid,
  window: LabWindow,
  position: number,
): readonly [row: number, column: number, at: number] {
  const columns = labLength(picture.width, window);
  const at = Math.min(position, columns * labLength(picture.height, window)) - 1;
  return [Math.floor(at / columns), at % columns, at];
}

/** A window as small as most, unless told otherwise. */
function convolved(
  picture: LabGrid,
  kernel: LabGrid,
  position: number,
  changes: Partial<LabWindow> = {},
): readonly Shown[] {
  const window = { size: 3, stride: 1, padding: 0, ...changes };
  const [row, column, at] = placeOf(picture, window, position);
  const { rectangle, cells, sum } = labSumAt(picture, kernel, window, row, column);
  const map = labConvolution(picture, kernel, window);
  return [
    pictureGrid(picture, window.padding, rectangle),
    grid('kernel', kernel.values, kernel.width),
    ...(map ? [grid('featureMap', map.values, map.width, (index) => index === at)] : []),
    productSum(cells, sum),
  ];
}

/** A kernel over a picture, window by window. */
export const convolutionExample: Example = {
  controls: [range('position', 1, 9, 1)],
  show: (values) => convolved(edge, classicKernels.edgeVertical, numberOf(values, 'position')),
};

const kernelChoices = ['edgeVertical', 'edgeHorizontal', 'blur'] as const satisfies readonly ClassicKernel[];

/** The same picture through other kernels. */
export const kernelExample: Example = {
  controls: [choice('kernel', kernelChoices), range('position', 1, 9, 1)],
  show: ({ kernel, position }) => {
    const name = kernelChoices.find((each) => each === kernel) ?? 'edgeVertical';
    return convolved(edge, classicKernels[name], Number(position));
  },
};

/** A kernel over samples of sound. */
export const samplesExample: Example = {
  controls: [range('position', 1, 5, 1)],
  show: (values) => {
    const window = { size: 5, stride: 1, padding: 0 };
    const at = numberOf(values, 'position') - 1;
    const { start, cells, sum } = sampleSumAt(samples, sampleKernels.mean, window, at);
    const smooth = Array.from(convolveSamples(samples, sampleKernels.mean, window));
    return [
      grid('samples', samples, samples.length, (index) => index >= start && index < start + window.size),
      grid('smooth', smooth, smooth.length, (index) => index === at),
      productSum(cells, sum),
    ];
  },
};

/** How large the map is without a frame of zeros, and with one. */
export const paddingExample: Example = {
  controls: [choice('padding', ['valid', 'same']), range('position', 1, 16, 1)],
  show: (values) =>
    convolved(small, classicKernels.edgeVertical, numberOf(values, 'position'), {
      padding: values.padding === 'same' ? 1 : 0,
    }),
};

/** How far the window moves. */
export const strideExample: Example = {
  controls: [range('stride', 1, 2, 2), range('position', 1, 9, 2)],
  show: (values) =>
    convolved(edge, classicKernels.blur, numberOf(values, 'position'), { stride: numberOf(values, 'stride') }),
};

function poolingOf(picture: LabGrid, size: number): Example['show'] {
  return (values) => {
    const window = { size, stride: size, padding: 0 };
    const rule = values.rule === 'average' ? 'average' : 'max';
    const [row, column, at] = placeOf(picture, window, numberOf(values, 'position') || 1);
    const { rectangle, cells, winner, output } = labPoolAt(picture, window, rule, row, column);
    const map = labPooling(picture, window, rule);
    return [
      pictureGrid(picture, 0, rectangle, winner === null ? undefined : cells[winner]),
      ...(map ? [grid('pooled', map.values, map.width, (index) => index === at)] : []),
      { kind: 'figure', caption: 'output', value: output, as: 'number' },
    ];
  };
}

/** The largest number of one window, or its mean. */
export const maxPoolingExample: Example = {
  controls: [choice('rule', ['max', 'average'])],
  show: poolingOf(tutorialWindow, 3),
};

/** A picture of 4 x 4 becomes one of 2 x 2. */
export const poolingExample: Example = {
  controls: [choice('rule', ['max', 'average']), range('position', 1, 4, 1)],
  show: poolingOf(sixteen, 2),
};
