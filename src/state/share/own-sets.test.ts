import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { pictureBytes } from '../../domain/data/own-set';
import { createOwnSetsState } from '../data/own-slice';
import { createOwnSetStore } from '../data/own-store';
import { ownSetFiles, withOwnSets } from './own-sets';

let clock = 0;
function browser() {
  globalThis.indexedDB = new IDBFactory();
  return createStore(createOwnSetsState(createOwnSetStore(), () => `${clock++}`));
}
type Browser = ReturnType<typeof browser>;

function draw(own: Browser, byte: number): void {
  const classId = own.getState().open?.classes[0]?.id ?? '';
  own.getState().addPictures([{ classId, pixels: new Uint8Array(pictureBytes).fill(byte) }]);
}
function makeSet(own: Browser, name: string, byte: number) {
  const id = own.getState().create(name, 'grey', ['A', 'B']);
  draw(own, byte);
  return id;
}
const firstBytes = async (own: Browser, id: `own-${string}`) =>
  (await own.getState().find(id))?.pictures.map(({ pixels }) => pixels[0]);

let teacher: Browser;
beforeEach(() => {
  teacher = browser();
});

describe('a project with pictures of its author', () => {
  it('holds the set that is chosen and the set of the run, and brings each of them to another browser', async () => {
    const ofRun = makeSet(teacher, 'Run', 1);
    const chosen = makeSet(teacher, 'Chosen', 2);
    const files = await ownSetFiles([chosen, ofRun, ofRun, 'mnist'], teacher.getState());
    expect(new Set(files.keys())).toEqual(new Set([chosen, ofRun]));

    const learner = browser();
    await withOwnSets([chosen, ofRun], files, learner.getState(), async (idHere) => {
      const ids = [idHere(chosen), idHere(ofRun)] as (typeof chosen)[];
      expect(new Set([chosen, ofRun, ...ids]).size).toBe(4);
      expect(await Promise.all(ids.map((id) => firstBytes(learner, id)))).toEqual([[2], [1]]);
      expect(idHere('mnist')).toBe('mnist');
    });
    expect(learner.getState().heads.map(({ name }) => name)).toEqual(['Chosen', 'Run']);
  });

  it('leaves nothing behind where it cannot be opened, and the set that was open is open again', async () => {
    const id = makeSet(teacher, 'Pets', 1);
    const files = await ownSetFiles([id], teacher.getState());
    const learner = browser();
    const mine = makeSet(learner, 'Mine', 9);
    const opening = withOwnSets([id], files, learner.getState(), () => Promise.reject(new Error('no room')));
    await expect(opening).rejects.toThrow('no room');
    expect(learner.getState().heads.map(({ name }) => name)).toEqual(['Mine']);
    expect(learner.getState().open?.id).toBe(mine);
  });

  it('that is here already is used as it is; edited since, the one of the file comes beside it', async () => {
    const id = makeSet(teacher, 'Pets', 1);
    const files = await ownSetFiles([id], teacher.getState());
    await withOwnSets([id], files, teacher.getState(), (idHere) => {
      expect(idHere(id)).toBe(id);
      return Promise.resolve();
    });
    draw(teacher, 2);
    await withOwnSets([id], files, teacher.getState(), async (idHere) => {
      expect(await firstBytes(teacher, idHere(id) as typeof id)).toEqual([1]);
    });
    expect(await firstBytes(teacher, id)).toEqual([1, 2]);
  });

  it('without its pictures is refused where they are not', async () => {
    const opening = withOwnSets(['own-far'], new Map(), teacher.getState(), () => Promise.resolve());
    await expect(opening).rejects.toMatchObject({ code: 'dataMissing' });
  });
});
