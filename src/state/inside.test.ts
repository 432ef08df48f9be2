import { describe, expect, it } from 'vitest';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { LayerDetail, Maps } from '../protocol/inspect';
import { createFakeEngine, settle } from './fake-engine';
import { createAsker } from './inside-asker';
import { createInsideState, type InsideState } from './inside-state';

function setUp() {
  const engine = createFakeEngine();
  let image: Float32Array | null = new Float32Array(4);
  const useInside: UseBoundStore<StoreApi<InsideState>> = create<InsideState>()(
    createInsideState({
      engine,
      picture: () => useInside.getState().pinned?.image ?? image,
      hasNetwork: () => true,
      asker: (ask) => createAsker({ ask, isTraining: () => false, after: () => () => undefined }),
      now: () => 0,
    }),
  );
  return { engine, useInside, drop: () => (image = null) };
}

function maps(...layers: readonly number[]): Maps {
  const of = (layer: number): Maps['layers'][number] => ({
    layer,
    shape: [1, 1, 1],
    values: new Uint8Array(1),
    low: new Float32Array(1),
    high: new Float32Array(1),
    flags: new Uint8Array(1),
  });
  return { trainedSteps: 7, layers: layers.map(of), milliseconds: 3 };
}

describe('a look inside', () => {
  it('asks only for the layers that are on the screen', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show(2, true);
    expect(engine.last('maps').args.layers).toEqual([2]);
    useInside.getState().show(0, true);
    await engine.last('maps').resolve(maps(2));
    expect(engine.last('maps').args.layers).toEqual([0, 2]);
    await engine.last('maps').resolve(maps(0, 2));
    expect([...useInside.getState().maps.keys()]).toEqual([2, 0]);
    expect(useInside.getState().trainedSteps).toBe(7);
  });

  it('asks nothing without a picture', () => {
    const { engine, useInside, drop } = setUp();
    drop();
    useInside.getState().show(0, true);
    expect(engine.count('maps')).toBe(0);
  });

  it('shows the exact numbers of the layer that was opened last', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().open({ layer: 1, channel: 3 });
    await settle();
    const first = engine.last('layerDetail');
    useInside.getState().open({ layer: 4, channel: 0 });
    await first.resolve({ layer: 1 } as LayerDetail);
    expect(useInside.getState().detail).toBeNull();
    await settle();
    await engine.last('layerDetail').resolve({ layer: 4 } as LayerDetail);
    expect(useInside.getState().detail?.layer).toBe(4);
  });

  it('keeps the numbers while another channel of the same layer is opened', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().open({ layer: 1, channel: 3 });
    await settle();
    await engine.last('layerDetail').resolve({ layer: 1 } as LayerDetail);
    useInside.getState().open({ layer: 1, channel: 4 });
    expect(useInside.getState().detail?.layer).toBe(1);
  });

  it('rewinds maps and numbers to a remembered step', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show(0, true);
    await engine.last('maps').resolve(maps(0));
    useInside.getState().rewind(128);
    expect(engine.last('maps').args.moment).toBe(128);
  });

  it('says what went wrong, and forgets it with the next answer', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show(0, true);
    await engine.last('maps').reject({ code: 'outOfMemory', detail: '' });
    expect(useInside.getState().failure?.code).toBe('outOfMemory');
    useInside.getState().rewind(null);
    await engine.last('maps').resolve(maps(0));
    await settle();
    expect(useInside.getState().failure).toBeNull();
  });
});
