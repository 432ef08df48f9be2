import { describe, expect, it } from 'vitest';
import { pictureBytes } from '../domain/data/own-set';
import type { OwnId } from '../domain/data/datasets';
import type { NetworkSpec } from '../domain/network/network';
import { presets } from '../domain/network/presets';
import { settle } from './engine/fake-engine';
import { fakeBrowser } from './fake-browser';
import { fakeTab, openPage, reload, seen, type PageWorld } from './fake-page';

const { network: softmax } = presets['mnist-softmax'];

/** For as many classes. */
function networkFor(classes: number): NetworkSpec {
  const layers = softmax.layers.map((layer) => (layer.kind === 'Dense' ? withUnits(layer, classes) : layer));
  return { ...softmax, layers };
}
function withUnits<L extends NetworkSpec['layers'][number]>(layer: L, units: number): L {
  return { ...layer, params: { ...layer.params, units } };
}

/** Makes a set of these classes, with five pictures of each, and chooses it. */
async function makeSet({ page }: PageWorld, ...names: readonly string[]): Promise<OwnId> {
  const own = page.ownSets.getState();
  const id = own.create('Pets', 'grey', names);
  for (const { id: classId } of page.ownSets.getState().open?.classes ?? [])
    own.addPictures(Array.from({ length: 5 }, () => ({ classId, pixels: new Uint8Array(pictureBytes).fill(9) })));
  await page.data.getState().select(id);
  await settle();
  return id;
}

describe('an own set', () => {
  it('of three classes is chosen: the network is built once it fits, in words and form of the set', async () => {
    const world = await openPage();
    await makeSet(world, 'Cat', 'Dog', 'Fox');
    expect(seen(world)).toMatchObject({ isLoaded: true, failure: null });
    expect(world.worker.count('loadOwnSet')).toBe(1);
    expect(world.page.drawing.getState().form).toBe('grey');
    await world.page.training.getState().train();
    expect(world.worker.count('train')).toBe(0);
    world.page.network.getState().setNetwork(networkFor(3));
    const { training } = world.page;
    await expect.poll(() => training.getState().builtClasses, { timeout: 5000 }).toEqual(['Cat', 'Dog', 'Fox']);
  });

  it('is there after a reload, and its network is built before any picture is', async () => {
    const browser = fakeBrowser();
    const world = await openPage(fakeTab('', browser));
    const id = await makeSet(world, 'Cat', 'Dog', 'Fox');
    world.page.network.getState().setNetwork(networkFor(3));
    await expect.poll(() => seen(world).built, { timeout: 5000 }).toBe('Flatten Dense');

    const again = await reload(world);
    await expect.poll(() => seen(again).built, { timeout: 5000 }).toBe('Flatten Dense');
    expect(seen(again)).toMatchObject({ dataset: id, isLoaded: true, failure: null });
    const kinds = again.worker.calls.map(({ kind }) => kind);
    expect(kinds.indexOf('build')).toBeLessThan(kinds.indexOf('loadOwnSet'));
  });

  it('that grows goes to the worker again', async () => {
    const world = await openPage();
    await makeSet(world, 'Cat', 'Dog');
    world.page.ownSets.getState().addClass('Fox');
    await expect.poll(() => world.worker.count('loadOwnSet'), { timeout: 5000 }).toBe(2);
    expect(world.page.data.getState().info?.classNames).toEqual(['Cat', 'Dog', 'Fox']);
  });

  it('can be edited in one tab at a time, and passes on to the other one as it was left', async () => {
    const browser = fakeBrowser();
    const one = await openPage(fakeTab('', browser));
    const id = await makeSet(one, 'Cat', 'Dog');
    const other = await openPage(fakeTab('', browser));
    await other.page.data.getState().select(id);
    expect(other.page.ownSets.getState().isElsewhere).toBe(true);
    one.page.ownSets.getState().rename('Beasts');
    await settle();
    one.leave();
    await expect.poll(() => other.page.ownSets.getState().isElsewhere, { timeout: 5000 }).toBe(false);
    expect(other.page.ownSets.getState().open?.name).toBe('Beasts');
  });

  it('that another tab deletes is gone here too, and that is said', async () => {
    const browser = fakeBrowser();
    const one = await openPage(fakeTab('', browser));
    const id = await makeSet(one, 'Cat', 'Dog');
    const other = await openPage(fakeTab('', browser));
    await other.page.data.getState().select(id);
    await one.page.ownSets.getState().deleteSet(id);
    await expect.poll(() => seen(other).failure, { timeout: 5000 }).toBe('ownSetMissing');
    expect(other.page.ownSets.getState().heads).toEqual([]);
  });

  it('travels with a project into a browser that does not have it', async () => {
    const world = await openPage();
    await makeSet(world, 'Cat', 'Dog');
    const file = await world.page.share.getState().save('project');
    const other = await openPage();
    await other.page.share.getState().open([new File([(file?.bytes ?? new Uint8Array()) as BlobPart], 'x.zip')]);
    expect(other.page.data.getState().info?.classNames).toEqual(['Cat', 'Dog']);
    expect(other.page.ownSets.getState().open?.pictures).toHaveLength(10);
  });
});
