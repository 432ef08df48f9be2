import { describe, expect, it } from 'vitest';
import * as own from './own-set';
import { takeBack } from './take-back';

const mark = '-import';
const nothingKept = new Set<string>();
const fresh = own.withPlaceholders(own.newOwnSet('own-1', 'Pets', 'grey', ['Class 1', 'Class 2']));
const traceOf = (replaced: own.OwnSet) => ({
  mark,
  replaced: new Map(replaced.classes.map((each, index) => [`0000000${index + 2}${mark}`, each])),
});

/** With classes and a picture in each, as an import brings them. */
function imported(set: own.OwnSet, ...names: readonly string[]): own.OwnSet {
  return names.reduce((now, name) => {
    const placed = own.placeClass(now, name, nothingKept, mark);
    return withPicture(placed, placed.classes.find((each) => each.name === name)?.id, mark);
  }, set);
}
function withPicture(set: own.OwnSet, classId = '', ending = ''): own.OwnSet {
  return own.addPictures(set, [{ classId, pixels: new Uint8Array(own.pictureBytes) }], ending);
}

describe('an import that is taken back', () => {
  it('leaves the set as it was, with the classes that are still to be named', () => {
    expect(takeBack(imported(fresh, 'anna', 'ben', 'carl'), traceOf(fresh))).toEqual(fresh);
    const named = own.newOwnSet('own-1', 'Pets', 'grey', ['Cat', 'Dog']);
    expect(takeBack(imported(named, 'anna', 'Dog'), traceOf(named))).toEqual(named);
  });

  it('takes nothing along that came otherwise, before or after', () => {
    const before = withPicture(own.newOwnSet('own-1', 'Pets', 'grey', ['Cat', 'Dog']), '00000000');
    const with2 = imported(before, 'anna', 'ben');
    const after = own.renameClass(withPicture(with2, with2.classes[2]?.id), '00000001', 'Fox');
    const { classes, pictures } = takeBack(after, traceOf(fresh));
    expect(classes.map(({ name }) => name)).toEqual(['Cat', 'Fox', 'anna']);
    expect(pictures).toEqual(after.pictures.filter(({ id }) => !id.endsWith(mark)));
    expect(pictures).toHaveLength(2);
  });

  it('goes also where its pictures were moved, and leaves two classes at least', () => {
    const two = own.deleteClass(imported(fresh, 'anna', 'ben', 'carl'), `00000002${mark}`);
    const moved = own.movePictures(two, new Set(two.pictures.map(({ id }) => id)), `00000004${mark}`);
    const { classes, pictures } = takeBack(moved, { mark, replaced: new Map() });
    expect(pictures).toEqual([]);
    expect(classes).toHaveLength(own.fewestClasses);
  });

  it('gives no class back that is there already, or whose name another one has', () => {
    const { classes } = takeBack(own.addClass(imported(fresh, 'anna', 'ben', 'carl'), 'Class 1'), traceOf(fresh));
    expect(classes.map(({ name }) => name)).toEqual(['Class 2', 'Class 1']);
    const back = {
      ...imported(fresh, 'anna'),
      classes: [...fresh.classes, ...imported(fresh, 'anna').classes.slice(0, 1)],
    };
    expect(takeBack(back, traceOf(fresh)).classes).toEqual(fresh.classes);
  });

  it('of which nothing is there changes nothing', () => {
    expect(takeBack(fresh, traceOf(fresh))).toBe(fresh);
  });
});
