import { expect, it, vi } from 'vitest';
import type { MapColours } from './colour-scale';
import { layTiles } from './tile-layout';
import { paintTiles, type TilePicture } from './tile-paint';

it('marks what is clearly negative with a bar, where the cells are large enough', () => {
  const painted = (side: number): number => {
    const context = Object.fromEntries(
      ['setTransform', 'clearRect', 'fillRect', 'strokeRect', 'drawImage', 'putImageData'].map((name) => [
        name,
        vi.fn(),
      ]),
    );
    const canvas = { width: 0, height: 0, getContext: () => context };
    vi.stubGlobal('document', { createElement: () => canvas });
    vi.stubGlobal(
      'ImageData',
      class {
        data = new Uint8ClampedArray(16);
      },
    );
    const picture: TilePicture = {
      height: 2,
      width: 2,
      values: Uint8Array.of(0, 120, 127, 255), // -1, -0.06, 0 and 1
      low: Float32Array.of(-1),
      high: Float32Array.of(1),
      bound: () => 1,
      mark: () => 'none',
    };
    const layout = layTiles(1, [side, side], 0, { width: side });
    const colours: MapColours = {
      negative: [0, 0, 9],
      zero: [9, 9, 9],
      positive: [9, 0, 0],
      border: '',
      mark: '',
      alarm: '',
    };
    paintTiles(canvas as unknown as HTMLCanvasElement, layout, picture, colours, 1);
    vi.unstubAllGlobals();
    return context.fillRect?.mock.calls.length ?? NaN;
  };
  expect(painted(16)).toBe(1);
  expect(painted(8)).toBe(0);
});

it('wipes the maps of a drawing that was cleared off their canvas', () => {
  const context = { setTransform: vi.fn(), clearRect: vi.fn(), fillRect: vi.fn() };
  const canvas = { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement;
  paintTiles(canvas, layTiles(4, [10, 10], 2, { width: 50 }), null, {} as MapColours, 1);
  expect(context.clearRect).toHaveBeenCalledWith(0, 0, 46, 10);
});
