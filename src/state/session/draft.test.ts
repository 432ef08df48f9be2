import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Point } from '../../domain/digit/stroke';
import { defaultPresetId, presets } from '../../domain/network/presets';
import type { Draft } from '../../domain/run/draft-format';
import { createDraftKeeper, readDraft, unreadDraftKey } from './draft';
import { draftKey, noDraft } from './draft-place';

const { network, settings } = presets['mnist-softmax'];
const usual: Draft = { network, settings, dataset: 'mnist-10k', strokes: null };
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
};

/** A page that begins with the usual network, and the storage of its browser. */
function setup(content: string | null = null) {
  const kept = new Map<string, string>(content === null ? [] : [[draftKey, content]]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const page = { now: usual };
  const keeper = createDraftKeeper(
    (text) => storage.setItem(draftKey, text),
    () => page.now,
  );
  const change = (changed: Partial<Draft>) => {
    page.now = { ...page.now, ...changed };
    keeper.changed();
  };
  return { storage, keeper, change, kept: (key = draftKey) => storage.getItem(key) };
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
    expect(readDraft(storage)).toEqual({ draft: edited, unread: null });
  });

  it('is stored after a short pause, also when the page is never left in good order', () => {
    const { storage, change } = setup();
    change({ network: edited.network });
    vi.advanceTimersByTime(300);
    change({ settings: edited.settings });
    vi.advanceTimersByTime(300);
    expect(readDraft(storage)).toEqual(noDraft);
    vi.advanceTimersByTime(300);
    expect(readDraft(storage).draft).toEqual({ ...usual, network: edited.network, settings: edited.settings });
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
    const { draft } = readDraft(storage);
    expect([draft?.settings.epochs, draft?.network]).toEqual([3, edited.network]);
  });

  it('goes on where the browser stores nothing', () => {
    const refuse = () => {
      throw new Error('forbidden');
    };
    const page = { now: usual };
    const keeper = createDraftKeeper(refuse, () => page.now);
    page.now = edited;
    expect(() => keeper.save()).not.toThrow();
    expect(readDraft({ getItem: refuse, setItem: refuse })).toEqual(noDraft);
    expect(readDraft(null)).toEqual(noDraft);
  });
});

describe('a stored draft that cannot be read whole', () => {
  const all = ['network', 'settings', 'dataset', 'strokes'];

  it.each([
    ['is no JSON', 'not json', all],
    ['is something else', '[]', all],
    ['is of another form', storedWith({ version: 0 }), all],
    [
      'has a layer of no known kind',
      storedWith({ network: { ...network, layers: [{ kind: 'Magic', params: {} }] } }),
      ['network'],
    ],
    ['has a setting out of its limits', storedWith({ settings: { ...settings, epochs: -1 } }), ['settings']],
    ['names no data set', storedWith({ dataset: 'cats' }), ['dataset']],
    ['draws outside of the drawing area', storedWith({ strokes: [[[0, 2]]] }), ['strokes']],
    [
      'has lost its settings and its drawing',
      storedWith({ settings: undefined, strokes: 'none' }),
      ['settings', 'strokes'],
    ],
  ])('is kept aside, and gives the parts that can be read: it %s', (_, content, parts) => {
    const { storage, kept, change, keeper } = setup(content);
    const { draft, unread } = readDraft(storage);
    expect(unread).toEqual({ parts, text: content });
    const begun: Draft = { ...presets[defaultPresetId], strokes: null };
    const isRead = (part: string) => !parts.includes(part);
    const expected = Object.fromEntries(Object.entries(edited).filter(([part]) => isRead(part)));
    expect(draft).toEqual(parts.length === all.length ? null : expect.objectContaining(expected));
    for (const part of parts) if (draft) expect(draft[part as keyof Draft]).toEqual(begun[part as keyof Draft]);
    change(edited);
    keeper.save();
    expect([kept(unreadDraftKey), readDraft(storage).draft]).toEqual([content, edited]);
  });
});

it('a stroke of very many points is stored with fewer, and costs nothing else', () => {
  const { storage, keeper, change } = setup();
  const stroke = Array.from({ length: 60_000 }, (_, at): Point => [at / 60_000, 0.5]);
  change({ ...edited, strokes: [stroke] });
  keeper.save();
  const { draft, unread } = readDraft(storage);
  expect([draft?.network, unread]).toEqual([edited.network, null]);
  expect([draft?.strokes?.[0]?.length, draft?.strokes?.[0]?.at(-1)]).toEqual([20_001, stroke.at(-1)]);
});
