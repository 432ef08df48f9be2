import { describe, expect, it } from 'vitest';
import { settle } from './engine/fake-engine';
import { fakeTab, openPage, reload, type PageWorld } from './fake-page';

describe('the drawing area', () => {
  const garment = Uint8Array.from({ length: 784 }, (_, at) => at % 256);
  const shown = ({ page }: PageWorld) => {
    const { example, sample, strokes } = page.drawing.getState();
    return sample ? [...sample.subarray(0, 3)] : (example ?? strokes.length);
  };
  async function withGarment(world: PageWorld) {
    await expect.poll(() => world.worker.count('samples'), { timeout: 5000 }).toBe(1);
    const { indices, labels } = { indices: Uint32Array.of(4), labels: Uint8Array.of(9) };
    await world.worker.last('samples').resolve({ images: garment, indices, labels, total: 1 });
    await settle();
  }
  const stroke = (world: PageWorld) => world.page.drawing.getState().beginStroke([0.5, 0.5]);

  it('shows a garment for garments, and the drawing again for digits; Undo has it back too', async () => {
    const world = await openPage();
    stroke(world);
    await world.page.data.getState().select('fashion-10k');
    await withGarment(world);
    expect(world.worker.last('samples').args).toEqual({ split: 'test', label: 9, offset: 0, count: 1 });
    expect(shown(world)).toEqual([0, 1, 2]);
    world.page.drawing.getState().undoStroke();
    expect(shown(world)).toBe(1);
    stroke(world);
    await world.page.data.getState().select('mnist-10k');
    await expect.poll(() => shown(world)).toBe(1);
    await world.page.data.getState().select('fashion-10k');
    await expect.poll(() => shown(world)).toBe(2);
    expect(world.worker.count('samples')).toBe(1);
  });

  it('of a page that opens with garments shows one', async () => {
    const world = await openPage(fakeTab('?preset=fashion-dense'));
    await withGarment(world);
    expect(shown(world)).toEqual([0, 1, 2]);
  });

  it('keeps what was drawn on garments over a reload, and what is drawn while the garment is fetched', async () => {
    const world = await openPage(fakeTab('?preset=fashion-dense'));
    await expect.poll(() => world.worker.count('samples'), { timeout: 5000 }).toBe(1);
    stroke(world);
    await withGarment(world);
    expect(shown(world)).toBe(1);
    const again = await reload(world);
    await settle();
    expect([shown(again), again.worker.count('samples')]).toEqual([1, 0]);
  });

  it('keeps a digit where other digits are chosen', async () => {
    const world = await openPage();
    stroke(world);
    await world.page.data.getState().select('mnist');
    await settle();
    expect([shown(world), world.worker.count('samples')]).toEqual([1, 0]);
  });
});
