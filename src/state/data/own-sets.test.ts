import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand';
import { pictureBytes, type OwnSet } from '../../domain/data/own-set';
import { writeOwnFile } from '../../domain/data/own-set-file';
import type { Locks } from './own-lock';
import { createOwnSetsState } from './own-slice';
import { createOwnSetStore, type OwnSetStore } from './own-store';

let clock = 1_700_000_000_000;
/** A page: opening another one on the same database is a reload. */
async function page(store: OwnSetStore = createOwnSetStore(), locks?: Locks) {
  const own = createStore(createOwnSetsState(store, () => `${clock++}`, locks));
  await own.getState().begin();
  return own;
}
type Page = Awaited<ReturnType<typeof page>>;

function classIds(own: Page): readonly string[] {
  return own.getState().open?.classes.map(({ id }) => id) ?? [];
}
/** Adds pictures told apart by their first byte. */
function draw(own: Page, label: number, ...firstBytes: readonly number[]): void {
  const classId = classIds(own)[label] ?? '';
  const pixelsOf = (byte: number) => new Uint8Array(pictureBytes).fill(byte, 0, 1);
  own.getState().addPictures(firstBytes.map((byte) => ({ classId, pixels: pixelsOf(byte) })));
}
const firstBytes = (set: OwnSet | null) => set?.pictures.map(({ pixels }) => pixels[0]);
/** Lets writes under way end. */
const written = () => new Promise((resolve) => setTimeout(resolve, 30));

/** The locks of a browser, which all its tabs share. */
function fakeLocks(): Locks {
  const ends = new Map<string, Promise<unknown>>();
  async function request(name: string, options: LockOptions, work: LockGrantedCallback<unknown>): Promise<unknown> {
    const before = ends.get(name);
    if (options.ifAvailable && before) return work(null);
    const turn = Promise.resolve(before).then(() => work({ name, mode: 'exclusive' }));
    ends.set(name, turn);
    const result = await turn;
    if (ends.get(name) === turn) ends.delete(name);
    return result;
  }
  return { request };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('an own set', () => {
  it('is there again after a reload, with its pictures in their order', async () => {
    const own = await page();
    const id = own.getState().create('Pets', 'grey', ['Cat', 'Dog']);
    draw(own, 0, 1, 2);
    draw(own, 1, 3);
    own.getState().addClass('Fox');
    await written();

    const again = await page();
    expect(again.getState().heads.map(({ name }) => name)).toEqual(['Pets']);
    const found = await again.getState().load(id);
    expect(found?.classes.map(({ name }) => name)).toEqual(['Cat', 'Dog', 'Fox']);
    expect(firstBytes(found)).toEqual([1, 2, 3]);
    draw(again, 0, 4);
    expect(firstBytes(again.getState().open)).toEqual([1, 2, 3, 4]);
  });

  it('takes 1,500 pictures and more, and keeps what was moved, deleted and taken back', async () => {
    const own = await page();
    const id = own.getState().create('Many', 'grey', ['A', 'B']);
    draw(own, 0, ...Array.from({ length: 1600 }, (_, index) => index % 200));
    const ids = own.getState().open?.pictures.map((picture) => picture.id) ?? [];
    own.getState().movePictures(new Set(ids.slice(0, 10)), classIds(own)[1] ?? '');
    own.getState().deletePictures(new Set(ids.slice(100)));
    own.getState().undo();
    own.getState().deletePictures(new Set(ids.slice(1000)));
    await written();
    const found = await (await page()).getState().load(id);
    expect(found?.pictures.length).toBe(1000);
    expect(found?.pictures.filter(({ classId }) => classId === found.classes[1]?.id).length).toBe(10);
  });

  it('is gone when it is deleted, and another one stays', async () => {
    const own = await page();
    const first = own.getState().create('One', 'grey', ['A', 'B']);
    draw(own, 0, 1);
    const second = own.getState().create('Two', 'grey', ['A', 'B']);
    draw(own, 0, 2);
    await own.getState().deleteSet(first);
    const again = await page();
    expect(again.getState().heads.map(({ id }) => id)).toEqual([second]);
    expect(await again.getState().load(first)).toBeNull();
    expect(firstBytes(await again.getState().load(second))).toEqual([2]);
  });

  it('goes out as a file and comes in as another set', async () => {
    const own = await page();
    const id = own.getState().create('Pets', 'digit', ['Cat', 'Dog']);
    draw(own, 1, 7);
    const found = await own.getState().find(id);
    const opened = await own.getState().importFile(found ? writeOwnFile(found) : new Uint8Array());
    expect(opened).not.toMatchObject({ id });
    expect(firstBytes(own.getState().open)).toEqual([7]);
    expect(own.getState().heads.length).toBe(2);
    expect(await own.getState().importFile(Uint8Array.of(1, 2))).toMatchObject({ code: 'notZip' });
    expect(own.getState().heads.length).toBe(2);
  });
});

describe('a set that is open in two tabs', () => {
  it('is changed in the first one only, until that is left; then the second one has its pictures too', async () => {
    const locks = fakeLocks();
    const [here, there] = [await page(createOwnSetStore(), locks), await page(createOwnSetStore(), locks)];
    const id = here.getState().create('Pets', 'grey', ['Cat', 'Dog']);
    draw(here, 0, 1);
    await written();

    await there.getState().load(id);
    expect(there.getState().isElsewhere).toBe(true);
    draw(there, 0, 9);
    expect(firstBytes(there.getState().open)).toEqual([1]);
    draw(here, 1, 2);
    here.getState().create('Other', 'grey', ['A', 'B']);
    await written();
    expect(there.getState().isElsewhere).toBe(false);
    draw(there, 0, 3);
    expect(firstBytes(there.getState().open)).toEqual([1, 2, 3]);
    await written();
    expect(firstBytes(await here.getState().load(id))).toEqual([1, 2, 3]);
    expect(here.getState().isElsewhere).toBe(true);
  });

  it('and deleted in the first one is gone in the second one as well', async () => {
    const locks = fakeLocks();
    const [here, there] = [await page(createOwnSetStore(), locks), await page(createOwnSetStore(), locks)];
    const id = here.getState().create('Pets', 'grey', ['Cat', 'Dog']);
    await written();
    await there.getState().load(id);
    await here.getState().deleteSet(id);
    await written();
    expect(there.getState()).toMatchObject({ open: null, heads: [] });
    expect(await (await page()).getState().load(id)).toBeNull();
  });

  it('loses no picture where the browser has no locks either', async () => {
    const here = await page();
    const id = here.getState().create('Pets', 'grey', ['Cat', 'Dog']);
    await written();
    const there = await page();
    await there.getState().load(id);
    draw(here, 0, 1, 2);
    draw(there, 1, 3);
    await written();
    expect(firstBytes(await (await page()).getState().load(id))?.toSorted()).toEqual([1, 2, 3]);
  });
});

describe('a set of a newer version of the page', () => {
  it('is counted, and left as it is', async () => {
    const own = await page();
    own.getState().create('Here', 'grey', ['A', 'B']);
    await written();
    const database = await openDB('cnn-playground-own-sets', 1);
    await database.put('sets', { id: 'own-later', version: 99 });
    const again = await page();
    expect(again.getState()).toMatchObject({ heads: [{ name: 'Here' }], newer: 1 });
    expect(await database.get('sets', 'own-later')).toEqual({ id: 'own-later', version: 99 });
    database.close();
  });
});

describe('a browser that stores nothing', () => {
  const refuse = (name: string) => () => Promise.reject(new DOMException('no', name));
  const storeOf = (name: string): OwnSetStore => ({
    heads: refuse(name),
    load: refuse(name),
    save: refuse(name),
    delete: refuse(name),
  });

  it('is said to, and the work goes on in memory, also from set to set', async () => {
    const own = await page(storeOf('SecurityError'));
    expect(own.getState().problem).toBe('unavailable');
    const first = own.getState().create('One', 'grey', ['A', 'B']);
    draw(own, 0, 1, 2);
    own.getState().create('Two', 'grey', ['A', 'B']);
    expect(firstBytes(await own.getState().load(first))).toEqual([1, 2]);
  });

  it('is said to where a newer version of the page has taken the sets over', async () => {
    const lost = vi.fn();
    const own = await page(createOwnSetStore(lost));
    const newer = await openDB('cnn-playground-own-sets', 2);
    expect(lost).toHaveBeenCalledExactlyOnceWith('newer');
    own.getState().create('One', 'grey', ['A', 'B']);
    await written();
    expect(own.getState().problem).toBe('newer');
    newer.close();
  });

  it('makes up for a failed write with the next one', async () => {
    const real = createOwnSetStore();
    let isFull = true;
    const own = await page({
      ...real,
      save: (before, after) => (isFull ? refuse('QuotaExceededError')() : real.save(before, after)),
    });
    const id = own.getState().create('One', 'grey', ['A', 'B']);
    draw(own, 0, 1);
    await written();
    expect(own.getState().problem).toBe('quota');
    isFull = false;
    draw(own, 0, 2);
    await written();
    expect(own.getState().problem).toBeNull();
    expect(firstBytes(await (await page()).getState().load(id))).toEqual([1, 2]);
  });

  it('goes on saying that a set is not kept while another one is', async () => {
    const real = createOwnSetStore();
    const own = await page({
      ...real,
      save: (before, after) => (after.name === 'Huge' ? refuse('QuotaExceededError')() : real.save(before, after)),
    });
    const first = own.getState().create('Small', 'grey', ['A', 'B']);
    own.getState().create('Huge', 'grey', ['A', 'B']);
    await written();
    await own.getState().load(first);
    draw(own, 0, 1);
    await written();
    expect(own.getState().problem).toBe('quota');
    expect(firstBytes(await (await page()).getState().load(first))).toEqual([1]);
  });
});
