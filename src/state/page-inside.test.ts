import { describe, expect, it } from 'vitest';
import type { LayerMaps } from '../domain/explain/layer-maps';
import { presets } from '../domain/network/presets';
import type { Maps } from '../protocol/inspect';
import { settle } from './engine/fake-engine';
import { openPage, seen, type PageWorld } from './fake-page';

function mapsOf(layerId: string, side: number): Maps {
  const layer: LayerMaps = {
    layerId,
    shape: [side, side, 1],
    values: new Uint8Array(side * side),
    low: new Float32Array(1),
    high: new Float32Array(1),
    flags: new Uint8Array(1),
  };
  return { trainedSteps: 0, layers: [layer], milliseconds: 1 };
}

/** A page that looks at the first layer of its network, whose worker has not answered yet. */
async function looking(): Promise<PageWorld & { readonly layerId: string }> {
  const world = await openPage();
  world.worker.held.add('maps');
  const layerId = world.page.training.getState().built?.layers[0]?.id ?? '';
  world.page.inside.getState().pin(new Float32Array(784).fill(0.5));
  world.page.inside.getState().show(layerId, true);
  await settle();
  return { ...world, layerId };
}

describe('a look inside', () => {
  it('never shows the maps of a network that is gone, though a layer of the new one has the same id', async () => {
    const world = await looking();
    const { inside, setup } = world.page;
    const late = world.worker.last('maps');
    await setup.loadPreset('mnist-dense');
    expect(seen(world).built).toBe('Flatten Dense Dense');
    expect(presets['mnist-dense'].network.layers[0]?.id).toBe(world.layerId);
    expect(late.signal?.aborted).toBe(true);
    await late.resolve(mapsOf(world.layerId, 26));
    expect(inside.getState().maps.size).toBe(0);

    const newer = world.worker.last('maps');
    expect(newer).not.toBe(late);
    await newer.resolve(mapsOf(world.layerId, 28));
    expect(inside.getState().maps.get(world.layerId)?.shape).toEqual([28, 28, 1]);
  });

  it('never shows what was asked before the weights began anew', async () => {
    const world = await looking();
    world.page.training.setState({ trainedSteps: 10 });
    const asked = world.page.inside.getState().askMoments();
    const moments = world.worker.last('moments');
    world.page.training.setState({ trainedSteps: 0 });
    await moments.resolve({ moments: [{ step: 10, epoch: 1 }] as never });
    await asked;
    expect(world.page.inside.getState()).toMatchObject({ moments: [], failure: null });
  });
});
