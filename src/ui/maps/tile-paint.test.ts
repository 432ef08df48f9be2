import { expect, it, vi } from 'vitest';
import type { MapColours } from './colour-scale';
import { layTiles } from './tile-layout';
import { paintTiles } from './tile-paint';

it('wipes the maps of a drawing that was cleared off their canvas', () => {
  const context = { setTransform: vi.fn(), clearRect: vi.fn(), fillRect: vi.fn() };
  const canvas = { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement;
  paintTiles(canvas, layTiles(4, [10, 10], 2, { width: 50 }), null, {} as MapColours, 1);
  expect(context.clearRect).toHaveBeenCalledWith(0, 0, 46, 10);
});
