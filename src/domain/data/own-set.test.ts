import { describe, expect, it } from 'vitest';
import * as own from './own-set';
import type { OwnSet } from './own-set';

const empty = own.newOwnSet('own-1', 'Pets', 'grey', ['Cat', 'Dog']);
const [cat = '', dog = ''] = empty.classes.map(({ id }) => id);
/** Pictures told apart by their first byte. */
function withPictures(classes: string): OwnSet {
  const pictures = Array.from(classes, (letter, index) => ({
    classId: letter === 'a' ? cat : dog,
    pixels: new Uint8Array(own.pictureBytes).fill(index, 0, 1),
  }));
  return own.addPictures(empty, pictures);
}
const firstBytes = ({ images }: own.LabelledImages) =>
  Array.from({ length: images.length / own.pictureBytes }, (_, index) => images[index * own.pictureBytes]);

describe('the classes of an own set', () => {
  it('have names that are tidy and told apart', () => {
    const three = own.addClass(empty, '  Guinea   pig ');
    expect(three.classes.at(-1)).toMatchObject({ name: 'Guinea pig' });
    expect(own.addClass(three, 'Dog')).toBe(three);
    expect(own.nameProblem(three, ' ')).toBe('empty');
    expect(own.nameProblem(three, 'Dog')).toBe('taken');
    expect(own.nameProblem(three, 'Dog', dog)).toBeNull();
  });

  it('are two at least and twenty at most', () => {
    expect(own.deleteClass(empty, cat)).toBe(empty);
    const many = Array.from({ length: 30 }, (_, index) => index).reduce(
      (set, index) => own.addClass(set, `Class ${index}`),
      empty,
    );
    expect(many.classes.length).toBe(own.mostClasses);
  });

  it('take their pictures along when they go', () => {
    const set = own.addClass(withPictures('abab'), 'Fox');
    expect(own.deleteClass(set, cat).pictures.map(({ pixels }) => pixels[0])).toEqual([1, 3]);
  });
});

describe('the pictures of an own set', () => {
  it('can be moved to another class and deleted, and the set before is unchanged', () => {
    const set = withPictures('aab');
    const [first = '', second = ''] = set.pictures.map(({ id }) => id);
    const moved = own.movePictures(set, new Set([first]), dog);
    expect(own.picturesOf(moved, dog).map(({ pixels }) => pixels[0])).toEqual([0, 2]);
    expect(own.deletePictures(moved, new Set([first, second])).pictures.length).toBe(1);
    expect(own.picturesOf(set, cat).length).toBe(2);
  });

  it('become training and test images: every fifth of each class is for the test', () => {
    const data = own.splitOwnSet(withPictures('abababababa'));
    expect(firstBytes(data.test)).toEqual([8, 9]);
    expect([...data.test.labels]).toEqual([0, 1]);
    expect([...data.train.labels]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0]);
    expect(own.ownSetInfo(data)).toMatchObject({
      classNames: ['Cat', 'Dog'],
      trainPerClass: [5, 4],
      testPerClass: [1, 1],
    });
  });

  it('added in two tabs at once have ids of their own, which sort in the order of the adding', () => {
    const pixels = new Uint8Array(own.pictureBytes);
    const ofTab = (set: OwnSet, tab: string) => own.addPictures(set, [{ classId: cat, pixels }], tab);
    const before = withPictures('aa');
    const [here, there] = [ofTab(ofTab(before, '-b'), '-b'), ofTab(before, '-a')];
    const ids = [here, there].flatMap(({ pictures }) => pictures.slice(2).map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
    expect(here.pictures.map(({ id }) => id).toSorted()).toEqual(here.pictures.map(({ id }) => id));
    expect(own.addClass(empty, 'Fox', '-a').classes[2]?.id).not.toBe(own.addClass(empty, 'Owl', '-b').classes[2]?.id);
  });

  it('whose class was deleted on their way are dropped, and never train as another class', () => {
    const late = { classId: 'gone', pixels: new Uint8Array(own.pictureBytes) };
    expect(own.addPictures(empty, [late])).toEqual(empty);
    const damaged = { ...withPictures('ab'), pictures: [...withPictures('ab').pictures, { ...late, id: 'late' }] };
    expect([...own.labelled(damaged).labels]).toEqual([0, 1]);
    expect(firstBytes(own.labelled(damaged))).toEqual([0, 1]);
  });

  it('are too few until two classes hold five each', () => {
    expect(own.readinessOf(withPictures('aaaaabbbb'))).toEqual({ isReady: false, short: ['Dog'] });
    const ready = own.addClass(withPictures('aaaaabbbbb'), 'Fox');
    expect(own.readinessOf(ready)).toEqual({ isReady: true, short: ['Fox'] });
  });
});
