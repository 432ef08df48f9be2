import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { pictureBytes } from '../../domain/data/own-set';
import type { PictureOutcome } from '../../protocol/pictures';
import { createOwnSetsState } from './own-slice';
import { createOwnSetStore } from './own-store';
import { createPictureFilesState } from './pictures-state';

function page() {
  let clock = 0;
  const newName = () => `${clock++}`;
  const own = createStore(createOwnSetsState(createOwnSetStore(), newName));
  own.getState().create('Pets', 'grey', ['Cat', 'Dog']);
  /** A file is read to a picture of its first byte. */
  const pixelsOf = async (file: Blob): Promise<PictureOutcome> => {
    const [byte] = new Uint8Array(await file.arrayBuffer());
    if (byte === 0x50) return 'unreadable'; // a zip begins so
    return byte === undefined ? 'empty' : new Uint8Array(pictureBytes).fill(byte);
  };
  const files = createStore(createPictureFilesState(pixelsOf, () => own.getState(), newName));
  const [cat = '', dog = ''] = own.getState().open?.classes.map(({ id }) => id) ?? [];
  const shown = () =>
    own.getState().open?.pictures.map(({ classId, pixels }) => [classId === cat ? 'cat' : 'dog', pixels[0]]);
  return { own, files, cat, dog, shown };
}
const fileOf = (path: string, ...bytes: number[]) => ({
  path,
  file: new File([Uint8Array.from(bytes)], path.slice(path.lastIndexOf('/') + 1), { type: 'image/png' }),
});
const filesOf = (...bytes: number[]) => bytes.map((byte) => fileOf(`${byte}.png`, byte));

it('pictures that are added while others are still read come behind them, and are counted with them', async () => {
  const { files, cat, dog, shown } = page();
  const seen: unknown[] = [];
  files.subscribe(({ progress }) => seen.push(progress));
  const first = files.getState().add(filesOf(1, 2, 3), cat);
  const second = files.getState().add([...filesOf(4), fileOf('blank.png')], dog);
  await Promise.all([first, second]);
  expect(seen).toContainEqual(expect.objectContaining({ done: 0, count: 5, isRunning: true }));
  expect(shown()).toEqual([
    ['cat', 1],
    ['cat', 2],
    ['cat', 3],
    ['dog', 4],
  ]);
  expect(files.getState().progress).toEqual({
    done: 5,
    count: 5,
    report: { leftOut: [{ path: 'blank.png', reason: 'noInk', count: 1 }], notes: [] },
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
  expect(files.getState().progress?.report.leftOut).toEqual([{ path: '1.png', reason: 'classGone', count: 1 }]);
});

it('called off, nothing more is read; what is added later is', async () => {
  const { files, cat, shown } = page();
  const reading = [files.getState().add(filesOf(1, 2), cat), files.getState().add(filesOf(3), cat)];
  files.getState().cancel();
  expect(files.getState().progress?.isRunning ?? false).toBe(false);
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
  expect(files.getState().progress?.report.leftOut.map(({ path, reason }) => [path, reason])).toEqual([
    ['1.png', 'classGone'],
    ['2.png', 'classGone'],
  ]);
  expect(files.getState().progress?.isRunning).toBe(false);
});

describe('class folders', () => {
  /** The classes with their pictures after a folder was brought to a new set, and what was said. */
  async function brought(paths: readonly string[], prepare?: (own: ReturnType<typeof page>['own']) => void) {
    const { own, files, cat } = page();
    prepare?.(own);
    await files.getState().add(
      paths.map((path) => fileOf(path, ...(path.endsWith('.zip') ? [0x50, 0x4b, 3, 4] : [1]))),
      cat,
    );
    const { classes = [], pictures = [] } = own.getState().open ?? {};
    const counts = classes.map(({ id, name }) => [name, pictures.filter(({ classId }) => classId === id).length]);
    const { leftOut = [], notes = [] } = files.getState().progress?.report ?? {};
    return { counts, leftOut, notes };
  }
  const folders = (names: readonly string[]) => names.map((name) => `set/${name}/1.png`);
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

  it('take the places of classes that nobody has named or filled, in natural order', async () => {
    const { counts, leftOut, notes } = await brought(folders(['0', '1', '10', '2', '9']));
    expect(counts).toEqual(['0', '1', '2', '9', '10'].map((name) => [name, 1]));
    expect([leftOut, notes]).toEqual([[], []]);
  });

  it('for which there is no room are left out and named, and nothing of them goes elsewhere', async () => {
    const { counts, leftOut } = await brought([...folders(letters), 'set/Z/2.png']);
    expect(counts).toEqual(letters.slice(0, 20).map((name) => [name, 1]));
    expect(leftOut).toEqual(
      letters.slice(20).map((name) => ({ path: `set/${name}`, reason: 'noRoom', count: name === 'Z' ? 2 : 1 })),
    );
  });

  it('exactly as many as there is room for all come in; a class of the user keeps its place', async () => {
    expect((await brought(folders(letters.slice(0, 20)))).counts).toHaveLength(20);
    const { counts, leftOut } = await brought(folders(letters.slice(0, 20)), (own) => {
      own.getState().renameClass(own.getState().open?.classes[1]?.id ?? '', 'Mine');
    });
    expect(counts.map(([name]) => name)).toEqual(['A', 'Mine', ...letters.slice(1, 19)]);
    expect(leftOut.map(({ path }) => path)).toEqual(['set/T']);
  });

  it('that are called like a class go into it, which is said; loose pictures go to the chosen class', async () => {
    const { counts, notes } = await brought(['set/Dog/1.png', 'set/Fox/1.png', 'set/2.png']);
    expect(counts).toEqual([
      ['Cat', 1],
      ['Dog', 1],
      ['Fox', 1],
    ]);
    expect(notes).toEqual([
      { code: 'joined', name: 'Dog' },
      { code: 'loose', count: 1, name: 'Cat' },
    ]);
  });

  it('without a single picture become no class, and each file is named', async () => {
    const { counts, leftOut } = await brought(['set/a/1.zip', 'set/b/1.png', 'set/c/.DS_Store', 'set/b/Thumbs.db']);
    expect(counts).toEqual([
      ['b', 1],
      ['Dog', 0],
    ]);
    expect(leftOut.map(({ path, reason }) => [path, reason])).toEqual([
      ['set/c', 'emptyFolder'],
      ['set/c/.DS_Store', 'system'],
      ['set/b/Thumbs.db', 'system'],
      ['set/a/1.zip', 'zip'],
    ]);
  });
});

describe('by the other folders', () => {
  const sizes = ['cat', 'dog'].flatMap((name) => ['small', 'large'].map((size) => `set/${name}/${size}/1.png`));
  /** A page on which a folder was brought to a new set. */
  async function imported(paths: readonly string[] = sizes) {
    const { own, files, cat } = page();
    const classes = () => {
      const { classes = [], pictures = [] } = own.getState().open ?? {};
      return classes.map(({ id, name }) => `${name} ${pictures.filter(({ classId }) => classId === id).length}`);
    };
    const brought = paths.map((path, index) => fileOf(path, index + 1));
    await files.getState().add(brought, cat);
    return { own, files, cat, classes, swap: () => files.getState().addOtherwise() };
  }
  const codesOf = ({ files }: Pick<Awaited<ReturnType<typeof imported>>, 'files'>) =>
    files.getState().progress?.report.notes.map(({ code }) => code);

  it('the same pictures come in, and back again', async () => {
    const { files, classes, swap } = await imported();
    expect(classes()).toEqual(['cat 2', 'dog 2']);
    expect(files.getState().other?.names).toEqual(['large', 'small']);
    await swap();
    expect([classes(), codesOf({ files })]).toEqual([['large 2', 'small 2'], ['above']]);
    expect(files.getState().progress).toMatchObject({ done: 4, count: 4, isRunning: false });
    await swap();
    expect([classes(), codesOf({ files })]).toEqual([['cat 2', 'dog 2'], ['below']]);
  });

  it('what was there before and what was done since stay', async () => {
    const { own, files, cat, classes } = await imported([]);
    own.getState().addPictures([{ classId: cat, pixels: new Uint8Array(pictureBytes) }]);
    await files.getState().add(
      sizes.map((path) => fileOf(path, 1)),
      cat,
    );
    own.getState().addClass('Mine');
    await files.getState().addOtherwise();
    expect(classes()).toEqual(['Cat 1', 'large 2', 'Mine 0', 'small 2']);
  });

  it('undo leads back through both, and then they are taken otherwise all the same', async () => {
    const { own, classes, swap } = await imported();
    await swap();
    while (!classes().includes('dog 2')) own.getState().undo();
    expect(classes()).toEqual(['cat 2', 'dog 2']);
    await swap();
    expect(classes()).toEqual(['cat 2', 'dog 2']);
    while (own.getState().canUndo) own.getState().undo();
    expect(classes()).toEqual(['Cat 0', 'Dog 0']);
  });

  it('called off, they can be taken otherwise; pressed twice, they come once', async () => {
    const { files, classes, swap } = await imported();
    const swapping = swap();
    await new Promise<void>((resolve) => files.subscribe(({ other }) => other && resolve()));
    files.getState().cancel();
    await swapping;
    expect(classes()).toEqual(['cat 2', 'dog 2']);
    await Promise.all([swap(), swap()]);
    expect([classes(), codesOf({ files })]).toEqual([['cat 2', 'dog 2'], ['below']]);
  });

  it('another set that is opened meanwhile loses nothing and gets nothing', async () => {
    const { own, classes, swap } = await imported();
    const first = own.getState().open?.id;
    const swapping = swap();
    own.getState().create('Other', 'grey', ['A', 'B']);
    await swapping;
    expect(classes()).toEqual(['A 0', 'B 0']);
    await own.getState().load(first ?? 'own-none');
    expect(classes()).toEqual(['cat 2', 'dog 2']);
  });

  it('a set that was left and opened again gives up the same pictures', async () => {
    const { own, classes, swap } = await imported();
    const first = own.getState().open?.id;
    own.getState().create('Other', 'grey', ['A', 'B']);
    await own.getState().load(first ?? 'own-none');
    await swap();
    expect(classes()).toEqual(['large 2', 'small 2']);
  });

  it('the files are held no longer than the report is shown', async () => {
    const { files, classes, swap } = await imported();
    files.getState().dismiss();
    expect(files.getState().other).toBeNull();
    await swap();
    expect(classes()).toEqual(['cat 2', 'dog 2']);
    const again = await imported();
    await again.files.getState().add(filesOf(9), again.cat);
    expect(again.files.getState().other).toBeNull();
  });
});
