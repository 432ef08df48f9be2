import { describe, expect, it } from 'vitest';
import { addNoise, augmenterOf, drawTransform, warp, type Transform } from './augment';
import { augmentFields, augments } from './augmentation';
import { defaultsOf } from '../layers/fields';
import { streamKey, streams } from '../random';

const off = defaultsOf(augmentFields);
const still: Transform = { dx: 0, dy: 0, angle: 0, scale: 1, shear: 0 };
/** Bytes that become 0.2, 0.4 ... */
const nine = Uint8Array.of(51, 102, 153, 204, 255, 0, 51, 0, 102);

function warped(source: Uint8Array, height: number, width: number, transform: Partial<Transform>): number[] {
  const target = new Float32Array(source.length);
  warp(source, 0, target, 0, [height, width, source.length / height / width], { ...still, ...transform });
  return Array.from(target, (value) => Math.round(value * 1000) / 1000);
}

describe('changing one picture', () => {
  it('leaves it alone when nothing is asked', () => {
    expect(warped(nine, 3, 3, {})).toEqual([0.2, 0.4, 0.6, 0.8, 1, 0, 0.2, 0, 0.4]);
  });

  it('shifts by whole pixels without blurring; what leaves is gone, background comes in', () => {
    expect(warped(nine, 3, 3, { dx: 1 })).toEqual([0, 0.2, 0.4, 0, 0.8, 1, 0, 0.2, 0]);
    expect(warped(nine, 3, 3, { dy: -1 })).toEqual([0.8, 1, 0, 0.2, 0, 0.4, 0, 0, 0]);
  });

  it('shifts by half a pixel by mixing neighbours', () => {
    expect(warped(Uint8Array.of(0, 255, 0), 1, 3, { dx: 0.5 })).toEqual([0, 0.5, 0.5]);
  });

  it('turns a quarter clockwise: the left column becomes the top row', () => {
    // 0.2 0.4 0.6         0.2 0.8 0.2
    // 0.8 1   0      ->   0   1   0.4
    // 0.2 0   0.4         0.4 0   0.6
    expect(warped(nine, 3, 3, { angle: Math.PI / 2 })).toEqual([0.2, 0.8, 0.2, 0, 1, 0.4, 0.4, 0, 0.6]);
  });

  it('zooms about the middle', () => {
    expect(warped(Uint8Array.of(0, 0, 255, 0, 0), 1, 5, { scale: 2 })).toEqual([0, 0.5, 1, 0.5, 0]);
  });

  it('shears: the row above the middle goes left by the shear, the one below right', () => {
    const column = Uint8Array.of(0, 255, 0, 0, 255, 0, 0, 255, 0);
    expect(warped(column, 3, 3, { shear: 1 })).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('keeps the channels apart', () => {
    expect(warped(Uint8Array.of(255, 0, 0, 51), 1, 2, { dx: 1 })).toEqual([0, 0, 1, 0]);
  });

  it('reads and writes at the places that it is given, and nowhere else', () => {
    const target = new Float32Array(4).fill(9);
    warp(Uint8Array.of(1, 2, 51, 102), 2, target, 1, [1, 2, 1], still);
    expect(Array.from(target, (value) => Math.round(value * 10) / 10)).toEqual([9, 0.2, 0.4, 9]);
  });
});

describe('the chances', () => {
  it('stay within what was asked, use the whole of it, and differ from picture to picture', () => {
    const settings = { ...off, augmentShift: 2, augmentRotate: 10, augmentZoom: 0.1, augmentShear: 5 };
    const drawn = Array.from({ length: 500 }, (_, index) => {
      const transform = { ...still };
      drawTransform(transform, settings, 7, index);
      return transform;
    });
    const most = (pick: (transform: Transform) => number) => Math.max(...drawn.map((each) => Math.abs(pick(each))));
    expect(most(({ dx }) => dx)).toBeLessThanOrEqual(2);
    expect(most(({ dx }) => dx)).toBeGreaterThan(1.9);
    expect(most(({ angle }) => angle)).toBeLessThanOrEqual((10 * Math.PI) / 180);
    expect(most(({ scale }) => scale - 1)).toBeLessThanOrEqual(0.1);
    expect(most(({ shear }) => shear)).toBeLessThanOrEqual(Math.tan((5 * Math.PI) / 180));
    expect(new Set(drawn.map(({ dx }) => dx)).size).toBeGreaterThan(490);
  });

  it('are the same for the same seed and step, and others for another step', () => {
    const augment = augmenterOf({ ...off, augmentShift: 1, augmentNoise: 0.1 }, [3, 3, 1]);
    const picture = (step: number, index: number) => {
      const target = new Float32Array(9);
      augment?.(nine, 0, target, 0, streamKey(1, streams.augment, step), index);
      return [...target];
    };
    expect(picture(5, 2)).toEqual(picture(5, 2));
    expect(picture(5, 2)).not.toEqual(picture(6, 2));
    expect(picture(5, 2)).not.toEqual(picture(5, 3));
  });

  it('are not asked for when every setting is zero', () => {
    expect(augments(off)).toBe(false);
    expect(augmenterOf(off, [3, 3, 1])).toBeNull();
    expect(augments({ ...off, augmentNoise: 0.02 })).toBe(true);
  });
});

describe('noise', () => {
  it('has the mean 0 and the deviation that was asked', () => {
    const values = new Float32Array(20_000).fill(0.5);
    addNoise(values, 0, values.length, 0.1, 3);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.1, 2);
  });

  it('never leaves the range of a picture', () => {
    const values = new Float32Array(1000).fill(1);
    addNoise(values, 0, values.length, 1, 3);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBe(1);
  });
});
