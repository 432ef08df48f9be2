import { describe, expect, it } from 'vitest';
import { writeShareHash } from '../domain/link/share-link';
import { presets } from '../domain/network/presets';
import { draftKey } from './session/draft-place';
import { fakeBrowser } from './fake-browser';
import { fakeTab, openPage, reload, seen, setUpPage } from './fake-page';
import { settle } from './engine/fake-engine';

const { network: firstNetwork, settings: firstSettings } = presets['mnist-first-convnet'];
const first = 'Conv2D MaxPooling2D Conv2D MaxPooling2D Conv2D Flatten Dense';

describe('a page', () => {
  it('does nothing before it is started', async () => {
    const { worker } = setUpPage();
    await settle();
    expect(worker.calls).toEqual([]);
  });

  it('opened at a plain address shows the usual network, untrained but built, on its data', async () => {
    const world = await openPage();
    expect(seen(world)).toMatchObject({
      layers: first,
      presetId: 'mnist-first-convnet',
      dataset: 'mnist-10k',
      isLoaded: true,
      flow: 'idle',
      built: first,
    });
    expect(world.worker.count('build')).toBe(1);
    expect(world.worker.count('loadDataset')).toBe(1);
    expect(world.worker.calls[0]?.kind).toBe('start');
  });

  it('opened at a preset shows that, with what the address asks for besides', async () => {
    const world = await openPage(fakeTab('?preset=fashion-dense&epochs=3&backend=cpu'));
    expect(seen(world)).toMatchObject({ layers: 'Flatten Dense Dense', dataset: 'fashion-10k', epochs: 3 });
    expect(world.worker.last('start').args).toMatchObject({ backend: 'cpu' });
    expect(world.worker.last('build').args.network).toBe(presets['fashion-dense'].network);
  });

  it('names what it did not understand of its address', async () => {
    const { page } = await openPage(fakeTab('?presett=mnist-dense'));
    expect(page.session.getState().ignored).toEqual(['presett=mnist-dense']);
  });

  it('shows what was made last, in another tab too, and again after a reload', async () => {
    const browser = fakeBrowser();
    const world = await openPage(fakeTab('', browser));
    world.page.network.getState().deleteLayer(firstNetwork.layers[2]?.id ?? '');
    world.page.training.getState().setSettings({ epochs: 9 });
    const again = await reload(world);
    expect(seen(again)).toMatchObject({ layers: first.replace(' Conv2D', ''), epochs: 9, presetId: null });
    expect(seen(await openPage(fakeTab('', browser)))).toMatchObject({ epochs: 9 });
    expect(seen(await openPage(fakeTab('?preset=mnist-dense', browser)))).toMatchObject({ presetId: 'mnist-dense' });
  });

  it('tells of a draft that it cannot read, and keeps it aside', async () => {
    const browser = fakeBrowser();
    browser.local?.setItem(draftKey, '{"version":1,"network":{},"settings":{},"dataset":"mnist","strokes":null}');
    const { page } = await openPage(fakeTab('', browser));
    expect(page.session.getState().unread?.parts).toContain('network');
    expect(page.data.getState().dataset).toBe('mnist');
  });

  it('in a browser that forbids its small storage says that nothing is kept', async () => {
    const tab = fakeTab();
    const { page } = await openPage({ ...tab, browser: { ...tab.browser, local: null } });
    expect(page.runs.getState().problem).toBe('unavailable');
  });
});

describe('a link', () => {
  const link = (inputShape: readonly [number, number, number] = [28, 28, 1]) =>
    writeShareHash({
      network: { ...presets['mnist-softmax'].network, inputShape },
      settings: { ...firstSettings, epochs: 4 },
      dataset: 'fashion-10k',
    });

  it('sets the page up, and does not cost the work of before', async () => {
    const browser = fakeBrowser();
    const before = await openPage(fakeTab('', browser));
    before.page.training.getState().setSettings({ epochs: 9 });
    before.leave();
    const world = await openPage(fakeTab(link(), browser));
    expect(seen(world)).toMatchObject({
      layers: 'Flatten Dense',
      dataset: 'fashion-10k',
      epochs: 4,
      built: 'Flatten Dense',
    });
    expect(world.page.share.getState().news).toMatchObject({ kind: 'opened', what: 'link' });
    world.leave();
    expect(seen(await openPage(fakeTab('', browser)))).toMatchObject({ epochs: 9, layers: first });
  });

  it('for pictures of another size is shown, but neither built nor trained', async () => {
    const world = await openPage(fakeTab(link([14, 14, 1])));
    expect(seen(world)).toMatchObject({ layers: 'Flatten Dense', isLoaded: true, built: null, failure: null });
    await world.page.training.getState().train();
    expect(world.worker.count('build') + world.worker.count('train')).toBe(0);
    expect(world.page.training.getState().flow).toBe('idle');
    world.page.network.getState().setNetwork({ ...presets['mnist-softmax'].network });
    await world.page.setup.prepare('fashion-10k');
    expect(seen(world).built).toBe('Flatten Dense');
  });

  it('that cannot be read leaves the usual network, and says so', async () => {
    const world = await openPage(fakeTab('#setup=AAAA'));
    expect(seen(world)).toMatchObject({ layers: first, built: first });
    expect(world.page.share.getState().news).toMatchObject({ kind: 'linkFailed', shown: 'usual' });
  });

  it('put into the address of the open page shows what it holds; Back shows what was made before', async () => {
    const world = await openPage();
    const entry = world.tab.entry;
    world.page.training.getState().setSettings({ epochs: 9 });
    await world.moveTo(link());
    expect(seen(world)).toMatchObject({ layers: 'Flatten Dense', epochs: 4, dataset: 'fashion-10k' });
    await world.moveTo('', entry);
    expect(seen(world)).toMatchObject({ layers: first, epochs: 9, dataset: 'mnist-10k' });
  });
});
