import { describe, expect, it } from 'vitest';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { NetworkSpec } from '../../domain/network/network';
import type { LayerDetail } from '../../domain/explain/layer-numbers';
import type { Maps } from '../../protocol/inspect';
import { createFakeEngine, settle } from '../engine/fake-engine';
import { createAsker } from './asker';
import { createInsideState } from './inside-slice';
import { forgottenBetween, nothingSeen, type InsideState } from './inside-state';

function setUp() {
  const engine = createFakeEngine();
  let image: Float32Array | null = new Float32Array(4);
  const useInside: UseBoundStore<StoreApi<InsideState>> = create<InsideState>()(
    createInsideState({
      engine,
      picture: () => useInside.getState().pinned ?? image,
      hasNetwork: () => true,
      painted: () => Promise.resolve(0),
      asker: (ask) => createAsker({ ask, isTraining: () => false, after: () => () => undefined }),
    }),
  );
  return { engine, useInside, drop: () => (image = null) };
}

/** The numbers of a layer; those of a dense layer hold the weights of one unit. */
function detailOf(layerId: string, unit: number | null = null): LayerDetail {
  return { layerId, unit, milliseconds: 5 } as LayerDetail;
}

function maps(...layerIds: readonly string[]): Maps {
  const of = (layerId: string): Maps['layers'][number] => ({
    layerId,
    shape: [1, 1, 1],
    values: new Uint8Array(1),
    low: new Float32Array(1),
    high: new Float32Array(1),
    flags: new Uint8Array(1),
  });
  return { trainedSteps: 7, layers: layerIds.map(of), milliseconds: 3 };
}

describe('a look inside', () => {
  it('asks only for the layers that are on the screen', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show('layer-3', true);
    expect(engine.last('maps').args.layerIds).toEqual(['layer-3']);
    useInside.getState().show('layer-1', true);
    await engine.last('maps').resolve(maps('layer-3'));
    expect(engine.last('maps').args.layerIds).toEqual(['layer-3', 'layer-1']);
    await engine.last('maps').resolve(maps('layer-1', 'layer-3'));
    expect([...useInside.getState().maps.keys()]).toEqual(['layer-3', 'layer-1']);
    expect(useInside.getState().trainedSteps).toBe(7);
  });

  it('asks nothing without a picture', () => {
    const { engine, useInside, drop } = setUp();
    drop();
    useInside.getState().show('layer-1', true);
    expect(engine.count('maps')).toBe(0);
  });

  it('shows the exact numbers of the layer that was opened last', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().open({ layerId: 'layer-2', channel: 3 });
    await settle();
    const first = engine.last('layerDetail');
    useInside.getState().open({ layerId: 'layer-5', channel: 0 });
    await first.resolve(detailOf('layer-2'));
    expect(useInside.getState().detail).toBeNull();
    await settle();
    await engine.last('layerDetail').resolve(detailOf('layer-5'));
    expect(useInside.getState().detail?.layerId).toBe('layer-5');
  });

  it('keeps the numbers while another channel of the same layer is opened', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().open({ layerId: 'layer-2', channel: 3 });
    await settle();
    await engine.last('layerDetail').resolve(detailOf('layer-2'));
    useInside.getState().open({ layerId: 'layer-2', channel: 4 });
    expect(useInside.getState().detail?.layerId).toBe('layer-2');
    await settle();
    expect(engine.count('layerDetail')).toBe(1);
  });

  it('asks for the weights of another unit, and keeps those of the last one until they are there', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().open({ layerId: 'layer-5', channel: 0 });
    await settle();
    await engine.last('layerDetail').resolve(detailOf('layer-5', 0));
    useInside.getState().open({ layerId: 'layer-5', channel: 1 });
    await settle();
    expect(engine.last('layerDetail').args).toMatchObject({ layerId: 'layer-5', channel: 1 });
    expect(useInside.getState().detail?.unit).toBe(0);
    await engine.last('layerDetail').resolve(detailOf('layer-5', 1));
    expect(useInside.getState().detail?.unit).toBe(1);
  });

  it('asks nothing while the pointer stays on the same number', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().open({ layerId: 'layer-2', channel: 3 });
    await settle();
    await engine.last('layerDetail').resolve(detailOf('layer-2'));
    const before = useInside.getState();
    useInside.getState().open({ layerId: 'layer-2', channel: 3 });
    await settle();
    expect(useInside.getState()).toBe(before);
    expect(engine.count('layerDetail')).toBe(1);
  });

  it('forgets maps and numbers of a drawing that is wiped away', async () => {
    const { engine, useInside, drop } = setUp();
    useInside.getState().show('layer-1', true);
    await engine.last('maps').resolve(maps('layer-1'));
    useInside.getState().open({ layerId: 'layer-1', channel: 0 });
    await engine.last('maps').resolve(maps('layer-1'));
    await engine.last('layerDetail').resolve(detailOf('layer-1'));
    drop();
    useInside.getState().rewind(null); // anything that makes it ask again
    await settle();
    expect(useInside.getState().maps.size).toBe(0);
    expect(useInside.getState()).toMatchObject({ detail: null, opened: { layerId: 'layer-1', channel: 0 } });
  });

  it('rewinds maps and numbers to a remembered step', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show('layer-1', true);
    await engine.last('maps').resolve(maps('layer-1'));
    useInside.getState().rewind(128);
    expect(engine.last('maps').args.moment).toBe(128);
  });

  it('says what went wrong, and forgets it with the next answer', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show('layer-1', true);
    await engine.last('maps').reject({ code: 'outOfMemory', detail: '' });
    expect(useInside.getState().failure?.code).toBe('outOfMemory');
    useInside.getState().rewind(null);
    await engine.last('maps').resolve(maps('layer-1'));
    await settle();
    expect(useInside.getState().failure).toBeNull();
  });

  it('says nothing when it asked for a layer of a network that is gone', async () => {
    const { engine, useInside } = setUp();
    useInside.getState().show('layer-9', true);
    await engine.last('maps').reject({ code: 'layerMissing', detail: 'layer-9' });
    expect(useInside.getState().failure).toBeNull();
  });
});

describe('the strongest channels', () => {
  /** Two channels of one number each. */
  function two(first: number, second: number): Maps {
    const layer = maps('layer-1').layers[0];
    if (!layer) throw new Error('there is no layer');
    const numbers = Float32Array.of(first, second);
    const both = { ...layer, shape: [1, 1, 2] as const, values: new Uint8Array(2), low: numbers, high: numbers };
    return { trainedSteps: 7, layers: [both], milliseconds: 3 };
  }
  async function seen() {
    const { engine, useInside } = setUp();
    useInside.getState().show('layer-1', true);
    await engine.last('maps').resolve(two(1, 3));
    const answer = async (first: number, second: number) => {
      useInside.getState().rewind(null); // anything that makes it ask again
      await engine.last('maps').resolve(two(first, second));
      await settle();
    };
    return { useInside, answer, order: () => useInside.getState().strongest.get('layer-1') };
  }

  it('come first at once, and then keep their place until they are put in order', async () => {
    const { useInside, answer, order } = await seen();
    expect(order()).toEqual([1, 0]);
    await answer(5, 2);
    expect(order()).toEqual([1, 0]);
    useInside.getState().rank();
    expect(order()).toEqual([0, 1]);
  });

  it('keep their place under the pointer', async () => {
    const { useInside, answer, order } = await seen();
    useInside.getState().hold('layer-1');
    await answer(5, 2);
    useInside.getState().rank();
    expect(order()).toEqual([1, 0]);
    useInside.getState().hold(null);
    useInside.getState().rank();
    expect(order()).toEqual([0, 1]);
  });
});

describe('what belongs to another run', () => {
  const built: NetworkSpec = { inputShape: [2, 2, 1], layers: [] };

  it('goes with the network', () => {
    const other = { ...built };
    expect(forgottenBetween({ built, trainedSteps: 5 }, { built: other, trainedSteps: 5 })).toBe(nothingSeen);
  });

  it('is the remembered moment alone when the same network begins anew', () => {
    expect(forgottenBetween({ built, trainedSteps: 125 }, { built, trainedSteps: 0 })).toEqual({
      moment: null,
      moments: [],
    });
    expect(forgottenBetween({ built, trainedSteps: 5 }, { built, trainedSteps: 6 })).toBeNull();
  });
});
