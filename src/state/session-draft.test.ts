import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presets } from '../domain/presets';
import { createDraftKeeper, readDraft, type Draft } from './session-draft';

const { network, settings } = presets['mnist-softmax'];
const usual: Draft = { network, settings, dataset: 'mnist-10k', strokes: null, address: '' };
const edited: Draft = {
  network: presets['fashion-cnn'].network,
  settings: { ...settings, epochs: 17 },
  dataset: 'own-abc',
  strokes: [
    [[0.5, 0.25]],
    [
      [0.1, 0.2],
      [1, 0],
    ],
  ],
  address: '?preset=mnist-softmax',
};

/** A page that begins with the usual network, and the storage of its browser. */
function setup(content: string | null = null) {
  let kept = content;
  const storage = {
    getItem: () => kept,
    setItem: (_key: string, value: string) => void (kept = value),
    removeItem: () => void (kept = null),
  };
  const page = { now: usual };
  const keeper = createDraftKeeper(storage, () => page.now);
  const change = (changed: Partial<Draft>) => {
    page.now = { ...page.now, ...changed };
    keeper.changed();
  };
  return { storage, keeper, change, kept: () => kept };
}

/** What is stored of an edited page, changed at one place. */
function storedWith(changed: object): string {
  const { change, keeper, kept } = setup();
  change(edited);
  keeper.save();
  return JSON.stringify({ ...(JSON.parse(kept() ?? '') as object), ...changed });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work on the page', () => {
  it('is there again after a reload: network, settings, data set and drawing', () => {
    const { storage, keeper, change } = setup();
    change(edited);
    keeper.save();
    expect(readDraft(storage)).toEqual(edited);
  });

  it('is stored after a short pause, also when the page is never left in good order', () => {
    const { storage, change } = setup();
    change({ network: edited.network });
    vi.advanceTimersByTime(300);
    change({ settings: edited.settings });
    vi.advanceTimersByTime(300);
    expect(readDraft(storage)).toBeNull();
    vi.advanceTimersByTime(300);
    expect(readDraft(storage)).toEqual({ ...usual, network: edited.network, settings: edited.settings });
  });

  it('is not overwritten by a page that is only looked at', () => {
    const stored = storedWith({});
    const { keeper, kept } = setup(stored);
    keeper.save();
    expect(kept()).toBe(stored);
  });

  it('is stored as it was within its limits while a value is out of them', () => {
    const { storage, keeper, change } = setup();
    change({ settings: { ...settings, epochs: 3 } });
    keeper.save();
    change({ settings: { ...settings, epochs: -1 }, network: edited.network });
    keeper.save();
    const draft = readDraft(storage);
    expect([draft?.settings.epochs, draft?.network]).toEqual([3, edited.network]);
  });

  it('goes on where the browser stores nothing', () => {
    const refuse = () => {
      throw new Error('forbidden');
    };
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const page = { now: usual };
    const keeper = createDraftKeeper(storage, () => page.now);
    page.now = edited;
    expect(() => keeper.save()).not.toThrow();
    expect(readDraft(storage)).toBeNull();
    expect(readDraft(null)).toBeNull();
  });
});

describe('a stored draft that cannot be used', () => {
  it.each([
    ['is no JSON', 'not json'],
    ['is something else', '[]'],
    ['is of another form', storedWith({ version: 0 })],
    ['has a layer of no known kind', storedWith({ network: { ...network, layers: [{ kind: 'Magic', params: {} }] } })],
    ['has a setting out of its limits', storedWith({ settings: { ...settings, epochs: -1 } })],
    ['names no data set', storedWith({ dataset: 'cats' })],
    ['draws outside of the drawing area', storedWith({ strokes: [[[0, 2]]] })],
  ])('is removed: it %s', (_, content) => {
    const { storage, kept } = setup(content);
    expect(readDraft(storage)).toBeNull();
    expect(kept()).toBeNull();
  });
});
