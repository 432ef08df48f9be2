import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createStore } from 'zustand';
import { pictureBytes } from '../domain/own-set';
import type { PictureOutcome } from '../protocol/pictures';
import { createOwnSetsState } from './data-own-state';
import { createOwnSetStore } from './data-own-store';
import { createPictureFilesState } from './data-pictures-state';

function page() {
  let clock = 0;
  const own = createStore(createOwnSetsState(createOwnSetStore(), () => `${clock++}`));
  own.getState().create('Pets', 'grey', ['Cat', 'Dog']);
  /** A file is read to a picture of its first byte. */
  const pixelsOf = async (file: Blob): Promise<PictureOutcome> => {
    const [byte] = new Uint8Array(await file.arrayBuffer());
    return byte === undefined ? 'empty' : new Uint8Array(pictureBytes).fill(byte);
  };
  const files = createStore(createPictureFilesState(pixelsOf, () => own.getState()));
  const [cat = '', dog = ''] = own.getState().open?.classes.map(({ id }) => id) ?? [];
  const shown = () =>
    own.getState().open?.pictures.map(({ classId, pixels }) => [classId === cat ? 'cat' : 'dog', pixels[0]]);
  return { own, files, cat, dog, shown };
}
/** Node's files know no folders. */
const fileOf = (name: string, ...bytes: number[]) =>
  Object.assign(new File([Uint8Array.from(bytes)], name), { webkitRelativePath: '' });
const filesOf = (...bytes: number[]) => bytes.map((byte) => fileOf(`${byte}.png`, byte));

it('pictures that are added while others are still read come behind them, and are counted with them', async () => {
  const { files, cat, dog, shown } = page();
  const first = files.getState().add(filesOf(1, 2, 3), cat);
  const second = files.getState().add([...filesOf(4), fileOf('blank.png')], dog);
  expect(files.getState().progress).toMatchObject({ done: 0, count: 5, isRunning: true });
  await Promise.all([first, second]);
  expect(shown()).toEqual([
    ['cat', 1],
    ['cat', 2],
    ['cat', 3],
    ['dog', 4],
  ]);
  expect(files.getState().progress).toEqual({
    done: 5,
    count: 5,
    unreadable: [],
    empty: ['blank.png'],
    isRunning: false,
  });
});

it('a class that is deleted while its pictures are read takes them along', async () => {
  const { own, files, cat, dog, shown } = page();
  own.getState().addClass('Fox');
  const reading = [files.getState().add(filesOf(1), cat), files.getState().add(filesOf(2), dog)];
  own.getState().deleteClass(cat);
  await Promise.all(reading);
  expect(shown()).toEqual([['dog', 2]]);
});

it('called off, nothing more is read; what is added later is', async () => {
  const { files, cat, shown } = page();
  const reading = [files.getState().add(filesOf(1, 2), cat), files.getState().add(filesOf(3), cat)];
  files.getState().cancel();
  expect(files.getState().progress?.isRunning).toBe(false);
  await Promise.all([...reading, files.getState().add(filesOf(4), cat)]);
  expect(shown()).toEqual([['cat', 4]]);
  expect(files.getState().progress).toMatchObject({ done: 1, count: 1, isRunning: false });
});

it('another set that is opened meanwhile gets only its own pictures', async () => {
  const { own, files, cat } = page();
  const reading = files.getState().add(filesOf(1, 2), cat);
  own.getState().create('Other', 'grey', ['A', 'B']);
  const here = own.getState().open?.classes[0]?.id ?? '';
  await Promise.all([reading, files.getState().add(filesOf(3), here)]);
  expect(own.getState().open?.pictures.map(({ pixels }) => pixels[0])).toEqual([3]);
  expect(files.getState().progress?.isRunning).toBe(false);
});
