import { describe, expect, test } from 'vitest';
import { labConvolution, labPooling, labPoolAt, labProblem, labSumAt, withValue, type LabGrid } from './lab';
import { classicKernels, labPictures } from './lab-examples';
import { convolveSamples, sampleKernels, sampleSumAt, soundWave } from './one-dimensional';

const plain = { size: 3, stride: 1, padding: 0 };

describe('convolution of a 6 x 6 picture', () => {
  test('the edge kernel answers where dark meets light, and only there', () => {
    const result = labConvolution(labPictures.edge, classicKernels.edgeVertical, plain);
    expect(result).toEqual({ height: 4, width: 4, values: [0, 3, 3, 0, 0, 3, 3, 0, 0, 3, 3, 0, 0, 3, 3, 0] });
  });

  test('identity with a padding of one gives the picture back', () => {
    expect(labConvolution(labPictures.seven, classicKernels.identity, { ...plain, padding: 1 })).toEqual(
      labPictures.seven,
    );
  });

  test('stride 2 takes every other place, and the padding counts as zeros', () => {
    const result = labConvolution(labPictures.chequers, classicKernels.blur, { size: 3, stride: 2, padding: 1 });
    expect([result?.height, result?.width]).toEqual([3, 3]);
    const { cells, sum } = labSumAt(
      labPictures.chequers,
      classicKernels.blur,
      { size: 3, stride: 2, padding: 1 },
      0,
      0,
    );
    expect(cells.filter(({ isPadding }) => isPadding)).toHaveLength(5);
    expect(sum).toBeCloseTo(2 / 9);
  });
});

test('the window 1 0 4 / 8 2 5 / 20 13 25 pools to 25', () => {
  const picture: LabGrid = { height: 3, width: 3, values: [1, 0, 4, 8, 2, 5, 20, 13, 25] };
  expect(labPooling(picture, plain, 'max')?.values).toEqual([25]);
  expect(labPooling(withValue(picture, 8, 7), plain, 'max')?.values).toEqual([20]);
  expect(labPoolAt(picture, { size: 2, stride: 1, padding: 0 }, 'average', 0, 0).output).toBe(11 / 4);
});

test.each([
  [{ size: 7, stride: 1, padding: 0 }, 'windowTooLarge', false],
  [{ size: 3, stride: 0, padding: 0 }, 'strideTooSmall', false],
  [{ size: 0, stride: 1, padding: 0 }, 'sizeTooSmall', false],
  [{ size: 3, stride: 1, padding: -1 }, 'paddingNegative', false],
  [{ size: 3, stride: 1, padding: 3 }, 'paddingTooLarge', false],
  [{ size: 2, stride: 3, padding: 0 }, 'strideTooLarge', true],
  [{ size: 3, stride: 2, padding: 0 }, 'leftOver', true],
] as const)('%o on a 6 x 6 picture: %s', (window, code, isWarning) => {
  expect(labProblem(labPictures.edge, window)).toMatchObject({ code, isWarning });
  expect(labPooling(labPictures.edge, window, 'max') === null).toBe(!isWarning);
});

test('a fitting window has no problem', () => {
  expect(labProblem(labPictures.edge, { size: 3, stride: 3, padding: 0 })).toBeNull();
});

describe('samples of sound', () => {
  test('the difference of neighbours, with and without padding and stride', () => {
    const samples = [1, 4, 9, 16];
    const window = { size: 2, stride: 1, padding: 0 };
    expect([...convolveSamples(samples, sampleKernels.difference, window)]).toEqual([3, 5, 7]);
    expect([...convolveSamples(samples, sampleKernels.difference, { ...window, padding: 1 })]).toEqual([
      1, 3, 5, 7, -16,
    ]);
    expect([...convolveSamples(samples, sampleKernels.difference, { ...window, stride: 2 })]).toEqual([3, 7]);
    expect(sampleSumAt(samples, [2, 3], window, 1)).toMatchObject({ start: 1, sum: 35 });
  });

  test('a kernel longer than the samples has no place', () => {
    expect(convolveSamples([1, 2], sampleKernels.mean, { size: 5, stride: 1, padding: 0 })).toHaveLength(0);
  });

  test('the wave is the same for the same seed, stays within -1 and 1, and the wave kernel finds its high tone in the middle', () => {
    const samples = soundWave(256, 3);
    expect(soundWave(256, 3)).toEqual(samples);
    expect(soundWave(256, 4)).not.toEqual(samples);
    expect(samples.every((value) => Math.abs(value) <= 1)).toBe(true);
    const answer = convolveSamples(samples, sampleKernels.wave, { size: 8, stride: 1, padding: 0 }).map(Math.abs);
    const loudest = answer.indexOf(Math.max(...answer));
    expect(Math.abs(loudest - 124)).toBeLessThan(40);
  });
});
