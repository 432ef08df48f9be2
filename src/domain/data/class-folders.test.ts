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

/** Each of these folders with a picture, in the folder of each of these people: "work/anna/0/1.png". */
function collected(people: readonly string[], names: Iterable<string>): string[] {
  return people.flatMap((person) => [...names].map((name) => `work/${person}/${name}/1.png`));
}
const pupils = ['anna', 'ben', 'carl', 'dora', 'emil'];

describe('where the folders of pupils all hold the same labels, these are the classes', () => {
  /** The names of the classes. */
  const classesOf = (paths: readonly string[], known: readonly string[] = []) => [
    ...new Set(paths.map(classFolders(paths, { known }).nameOf)),
  ];

  it('digits and letters, of any script', () => {
    expect(classesOf(collected(pupils, '0123456789'))).toEqual(Array.from('0123456789'));
    expect(classesOf(collected(['anna', 'ben'], 'ШЩ'))).toEqual(['Ш', 'Щ']);
    expect(classesOf(collected(['3b/anna', '3b/ben', '3c/carl'], '37'))).toEqual(['3', '7']);
    expect(classesOf(collected(['anna', 'ben'], '123456789'))).toHaveLength(9);
  });

  it('not where they count what lies in each class', () => {
    for (const signs of ['12', '123', 'ab'])
      expect(classesOf(collected(['cat', 'dog'], signs))).toEqual(['cat', 'dog']);
    const { above, below } = classFolders(collected(pupils, '37'));
    expect([above, below]).toEqual([pupils, []]);
  });

  it('names of classes that the set has', () => {
    const paths = collected(pupils, ['cat', 'dog']);
    expect(classesOf(paths, ['dog', 'cat', 'fox'])).toEqual(['cat', 'dog']);
    expect(classesOf(paths)).toEqual(pupils);
  });

  it('also where a pupil lacks some of them, or has a folder of another kind', () => {
    const others = collected(pupils.slice(1), '0123456789');
    expect(classesOf([...collected(['anna'], '012'), 'work/anna/blots/1.png', ...others])).toContain('9');
    expect(classesOf([...others, 'work/anna/1.png'])).toContain('9');
    expect(classesOf([...others, ...collected(['frida', 'gus'], '0')])).toContain('ben');
    expect(
      classesOf([...others, ...collected(['anna'], ['blots', 'lines', ...Array.from('abcdefghijklm')])]),
    ).toContain('anna');
  });

  it('not where the folders around are labels too, nor where each has labels of its own, nor other names', () => {
    expect(classesOf(collected(['0', '1', '2'], 'ab'))).toEqual(['0', '1', '2']);
    expect(classesOf(collected(['cat', 'dog', 'fox'], '12'), ['cat', 'dog'])).toEqual(['cat', 'dog', 'fox']);
    expect(classesOf(['work/cat/a/1.png', 'work/dog/b/1.png'])).toEqual(['cat', 'dog']);
    expect(classesOf(collected(['cat', 'dog'], '1'))).toEqual(['cat', 'dog']);
    expect(classesOf(collected(['cat', 'dog'], ['small', 'large']))).toEqual(['cat', 'dog']);
    expect(classesOf(collected(['cat', 'dog'], ['1', '2', 'large']))).toEqual(['cat', 'dog']);
    expect(classesOf(collected(['cat', 'dog'], ['10', '11']))).toEqual(['cat', 'dog']);
  });
});

describe('another level of folders', () => {
  const sizes = collected(['cat', 'dog'], ['small', 'large']);
  const otherOf = (paths: readonly string[], level?: number) => classFolders(paths, { level }).other;

  it('is offered where it has several names, and back again', () => {
    expect(otherOf(sizes)).toEqual({ level: 2, names: ['large', 'small'] });
    const { nameOf, above, other } = classFolders(sizes, { level: 2 });
    expect(sizes.map(nameOf)).toEqual(['small', 'large', 'small', 'large']);
    expect([above, other]).toEqual([['cat', 'dog'], { level: 1, names: ['cat', 'dog'] }]);
    expect(otherOf(collected(pupils, '37'))).toEqual({ level: 1, names: pupils });
  });

  it('of several, one after the other', () => {
    const three = collected(['3b/anna', '3b/ben', '3c/carl'], '37');
    expect([undefined, 1, 2, 3].map((level) => otherOf(three, level)?.level)).toEqual([1, 2, 3, 1]);
  });

  it('is not offered where there is none, nor parts of a set, nor the one folder around all', () => {
    expect(otherOf(['1.png', 'pets/cat/1.png', 'pets/dog/1.png'])).toBeNull();
    expect(otherOf(['pets/train/cat/1.png', 'pets/test/dog/1.png'])).toBeNull();
    expect(otherOf(['pets/cat/2024/1.png', 'pets/dog/2024/1.png'])).toBeNull();
    expect(otherOf(['pets/cat/2024/1.png', 'pets/cat/2025/1.png'])).toBeNull();
  });
});

test('what systems leave in folders is told from what people put there', () => {
  const left = ['.DS_Store', 'a/Thumbs.db', 'a/desktop.ini', 'a/._1.png', '__MACOSX/a/1.png', 'a/.git/x', 'Icon\r'];
  expect(left.every(isSystemPath)).toBe(true);
  expect(['a/1.png', '.pets/cat/1.png', 'a/thumbs.png', 'icon'].some(isSystemPath)).toBe(false);
});
