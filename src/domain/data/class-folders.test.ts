import { describe, expect, it, test } from 'vitest';
import { classFolders, isSystemPath } from './class-folders';

/** The class of each path, and the folders above and below that are spoken of. */
function read(...paths: string[]) {
  const { nameOf, above, below } = classFolders(paths);
  return { classes: paths.map(nameOf), above, below };
}

describe('the classes are the folders that tell pictures apart', () => {
  it('those in the chosen folder', () => {
    expect(read('pets/cat/1.png', 'pets/dog/1.png').classes).toEqual(['cat', 'dog']);
    expect(read('pets/cat/1.png', 'pets/2.png').classes).toEqual(['cat', null]);
    expect(read('cat/1.png', 'cat/2.png').classes).toEqual([null, null]);
    expect(read('1.png').classes).toEqual([null]);
  });

  it('those that were dropped together', () => {
    expect(read('cat/1.png', 'dog/1.png').classes).toEqual(['cat', 'dog']);
  });

  it('not the years inside of them', () => {
    const one = read('pets/cat/2024/1.png', 'pets/dog/2024/1.png');
    expect(one).toEqual({ classes: ['cat', 'dog'], above: [], below: ['2024'] });
    const two = read('pets/cat/2024/1.png', 'pets/cat/2025/1.png', 'pets/dog/2024/1.png');
    expect(two).toEqual({ classes: ['cat', 'cat', 'dog'], above: [], below: ['2024', '2025'] });
    expect(read('pets/cat/2024/1.png', 'pets/cat/2025/1.png').classes).toEqual(['cat', 'cat']);
  });

  it('not the parts of a set around them, nor its years', () => {
    const parts = read('pets/train/cat/1.png', 'pets/train/dog/1.png', 'pets/test/cat/2.png', 'pets/test/dog/2.png');
    expect(parts).toEqual({ classes: ['cat', 'dog', 'cat', 'dog'], above: ['test', 'train'], below: [] });
    expect(read('train/cat/1.png', 'Test/dog/1.png').classes).toEqual(['cat', 'dog']);
    expect(read('pets/2024/cat/1.png', 'pets/2025-06/dog/1.png').classes).toEqual(['cat', 'dog']);
    expect(read('pets/images/train/cat/a/1.png', 'pets/images/train/dog/b/1.png').classes).toEqual(['cat', 'dog']);
  });

  it('parts of a set alone are no classes, years alone are', () => {
    expect(read('digits/train/1.png', 'digits/test/1.png').classes).toEqual([null, null]);
    expect(read('coins/2023/1.png', 'coins/2024/1.png').classes).toEqual(['2023', '2024']);
  });

  it('kinds inside of a class are taken together', () => {
    const { classes, below } = read('pets/cat/tabby/1.png', 'pets/dog/poodle/1.png', 'pets/dog/2.png');
    expect(classes).toEqual(['cat', 'dog', 'dog']);
    expect(below).toEqual(['poodle', 'tabby']);
  });
});

test('what systems leave in folders is told from what people put there', () => {
  const left = ['.DS_Store', 'a/Thumbs.db', 'a/desktop.ini', 'a/._1.png', '__MACOSX/a/1.png', 'a/.git/x', 'Icon\r'];
  expect(left.every(isSystemPath)).toBe(true);
  expect(['a/1.png', '.pets/cat/1.png', 'a/thumbs.png', 'icon'].some(isSystemPath)).toBe(false);
});
