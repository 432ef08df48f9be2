import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { pictureBytes, type OwnSet } from '../domain/own-set';
import { createOwnSetsState } from './data-own-state';
import { createOwnSetStore, type OwnSetStore } from './data-own-store';

let clock = 1_700_000_000_000;
/** A page: opening another one on the same database is a reload. */
async function page(store: OwnSetStore = createOwnSetStore()) {
  const own = createStore(createOwnSetsState(store, () => clock++));
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
    const bytes = await own.getState().exportFile();
    const opened = await own.getState().importFile(bytes ?? new Uint8Array());
    expect(opened).not.toMatchObject({ id });
    expect(firstBytes(own.getState().open)).toEqual([7]);
    expect(own.getState().heads.length).toBe(2);
    expect(await own.getState().importFile(Uint8Array.of(1, 2))).toMatchObject({ code: 'notZip' });
    expect(own.getState().heads.length).toBe(2);
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
    expect(own.getState().problem).toBe('forbidden');
    const first = own.getState().create('One', 'grey', ['A', 'B']);
    draw(own, 0, 1, 2);
    own.getState().create('Two', 'grey', ['A', 'B']);
    expect(firstBytes(await own.getState().load(first))).toEqual([1, 2]);
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
    expect(own.getState().problem).toBe('full');
    isFull = false;
    draw(own, 0, 2);
    await written();
    expect(own.getState().problem).toBeNull();
    expect(firstBytes(await (await page()).getState().load(id))).toEqual([1, 2]);
  });
});
