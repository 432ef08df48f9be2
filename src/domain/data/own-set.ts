/**
 * A data set of the user's own: classes that they name, and pictures of 28 x 28 bytes. Plain data and pure edits; code that holds a set before an edit still
 * has it afterwards, which is what undo is made of.
 */
import { tidyName } from './class-names';
import { side } from '../digit/mnist-form';
import type { DatasetInfo, OwnId } from './datasets';
import { fileNameFor } from '../formats/exporters';
import { crc32 } from '../formats/files/crc32';
import { fileNameOf } from '../formats/files/file-name';

export const fewestClasses = 2;
export const mostClasses = 20;
/** More than anybody draws; 31 MB. */
export const mostPictures = 40_000;
/** Every so many-th picture of a class is kept back for the test. */
export const testEvery = 5;
export const pictureBytes = side * side;

/** How a picture becomes 28 x 28: as a digit of MNIST (light on dark, cropped, centred), or grey, scaled down as it is. */
export const pictureForms = ['digit', 'grey'] as const;
export type PictureForm = (typeof pictureForms)[number];

export interface OwnClass {
  readonly id: string;
  readonly name: string;
  /** The page made it for a new set, and nobody has named it since. */
  readonly isPlaceholder?: true;
}
export interface OwnPicture {
  readonly id: string;
  readonly classId: string;
  /** 28 x 28 bytes, 0 is the background. */
  readonly pixels: Uint8Array;
}
/** What a set is without its pictures. */
export interface OwnSetHead {
  readonly id: OwnId;
  readonly name: string;
  readonly form: PictureForm;
  /** In the order of their labels. */
  readonly classes: readonly OwnClass[];
}
export interface OwnSet extends OwnSetHead {
  /** In the order in which they came. */
  readonly pictures: readonly OwnPicture[];
}

export type NameProblem = 'empty' | 'taken' | null;

/** Whether a class of the set (other than `exceptId`) may be called so. */
export function nameProblem({ classes }: OwnSetHead, name: string, exceptId: string | null = null): NameProblem {
  const wanted = tidyName(name);
  if (wanted === '') return 'empty';
  return classes.some((each) => each.id !== exceptId && each.name === wanted) ? 'taken' : null;
}

/** What the file of a set is called, where it is exported and where code reads it. */
export function ownFileName(name: string): string {
  return fileNameFor('pictures', fileNameOf(name, 'my-pictures'));
}

/** Ids sort in the order in which they were given, and two tabs that count alike never give the same one. */
function idOf(number: number, tab: string): string {
  return String(number).padStart(8, '0') + tab;
}

function nextNumber(items: readonly { readonly id: string }[]): number {
  return items.reduce((next, { id }) => Math.max(next, parseInt(id, 10) + 1), 0);
}

/** A set without pictures. */
export function newOwnSet(id: OwnId, name: string, form: PictureForm, classNames: readonly string[]): OwnSet {
  const empty: OwnSet = { id, name: tidyName(name), form, classes: [], pictures: [] };
  return classNames.reduce((set, each) => addClass(set, each), empty);
}

/**
 * Adds a class; nothing changes when its name is not allowed or there are enough.
 *
 * @param tab ends its id: a text that no other tab has
 */
export function addClass(set: OwnSet, name: string, tab = ''): OwnSet {
  if (nameProblem(set, name) !== null || set.classes.length >= mostClasses) return set;
  const id = idOf(nextNumber(set.classes), tab);
  return { ...set, classes: [...set.classes, { id, name: tidyName(name) }] };
}

/** The same set, whose classes are still to be named. */
export function withPlaceholders(set: OwnSet): OwnSet {
  return { ...set, classes: set.classes.map((each) => ({ ...each, isPlaceholder: true })) };
}

/** Whether `placeClass` can add another one. */
export function hasPlace(set: OwnSet, kept: ReadonlySet<string>): boolean {
  return set.classes.length < mostClasses || placeholderAt(set, kept) >= 0;
}

/**
 * Adds a class in the place of the first one that is still to be named and empty; behind the others where there is none.
 *
 * @param kept ids of classes that are not given up
 */
export function placeClass(set: OwnSet, name: string, kept: ReadonlySet<string>, tab = ''): OwnSet {
  if (nameProblem(set, name) !== null) return set;
  const place = placeholderAt(set, kept);
  if (place < 0) return addClass(set, name, tab);
  const id = idOf(nextNumber(set.classes), tab);
  return { ...set, classes: set.classes.with(place, { id, name: tidyName(name) }) };
}

function placeholderAt(set: OwnSet, kept: ReadonlySet<string>): number {
  return set.classes.findIndex(
    ({ id, isPlaceholder }) => isPlaceholder && !kept.has(id) && picturesOf(set, id).length === 0,
  );
}

export function renameClass(set: OwnSet, id: string, name: string): OwnSet {
  if (nameProblem(set, name, id) !== null) return set;
  return { ...set, classes: set.classes.map((each) => (each.id === id ? { id, name: tidyName(name) } : each)) };
}

/** Takes a class away with its pictures; the last two stay. */
export function deleteClass(set: OwnSet, id: string): OwnSet {
  if (set.classes.length <= fewestClasses) return set;
  return {
    ...set,
    classes: set.classes.filter((each) => each.id !== id),
    pictures: set.pictures.filter(({ classId }) => classId !== id),
  };
}

/** A picture to be added. */
export type NewPicture = Omit<OwnPicture, 'id'>;

/** Those whose class the set has: it may have been deleted while they were on their way. */
export function withClass<P extends NewPicture>({ classes }: OwnSetHead, pictures: readonly P[]): readonly P[] {
  const ids = new Set(classes.map(({ id }) => id));
  return pictures.filter(({ classId }) => ids.has(classId));
}

/**
 * Adds pictures of its classes behind the others, as many as there is room for.
 *
 * @param tab ends their ids: a text that no other tab has
 */
export function addPictures(set: OwnSet, pictures: readonly NewPicture[], tab = ''): OwnSet {
  const room = Math.max(0, mostPictures - set.pictures.length);
  const first = nextNumber(set.pictures);
  const added = withClass(set, pictures)
    .slice(0, room)
    .map((picture, index) => ({ ...picture, id: idOf(first + index, tab) }));
  return { ...set, pictures: [...set.pictures, ...added] };
}

export function movePictures(set: OwnSet, ids: ReadonlySet<string>, classId: string): OwnSet {
  return { ...set, pictures: set.pictures.map((each) => (ids.has(each.id) ? { ...each, classId } : each)) };
}

export function deletePictures(set: OwnSet, ids: ReadonlySet<string>): OwnSet {
  return { ...set, pictures: set.pictures.filter(({ id }) => !ids.has(id)) };
}

export function picturesOf(set: OwnSet, classId: string): readonly OwnPicture[] {
  return set.pictures.filter((each) => each.classId === classId);
}

/** Whether the `index`-th picture of a class (counted from 0) is kept back for the test. */
export function isForTest(index: number): boolean {
  return index % testEvery === testEvery - 1;
}

/** What keeps a set from being trained on: fewer than two classes hold enough for one test picture each. */
export interface Readiness {
  readonly isReady: boolean;
  /** Names of the classes with too few pictures. */
  readonly short: readonly string[];
}

export function readinessOf(set: OwnSet): Readiness {
  const short = set.classes.filter(({ id }) => picturesOf(set, id).length < testEvery).map(({ name }) => name);
  return { isReady: set.classes.length - short.length >= fewestClasses, short };
}

/** Images with their labels as bytes. */
export interface LabelledImages {
  /** count x 28 x 28 bytes. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A set as the engine takes it. */
export interface OwnSetData {
  readonly id: OwnId;
  readonly classNames: readonly string[];
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

/** All pictures of its classes in their order, the label of each the place of its class. */
export function labelled(set: OwnSet, all: readonly OwnPicture[] = set.pictures): LabelledImages {
  const pictures = withClass(set, all);
  const images = new Uint8Array(pictures.length * pictureBytes);
  pictures.forEach(({ pixels }, index) => images.set(pixels, index * pictureBytes));
  const labelOf = ({ classId }: OwnPicture) => set.classes.findIndex(({ id }) => id === classId);
  return { images, labels: Uint8Array.from(pictures, labelOf) };
}

/** Tells sets apart by what is trained on: the names of the classes in their order, and the pictures. */
export function ownSetChecksum(set: OwnSet): number {
  const { images, labels } = labelled(set);
  const names = set.classes.map(({ name }) => name);
  const text = encodeURIComponent(JSON.stringify([names, crc32(images), crc32(labels)]));
  return crc32(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}

/** Every fifth picture of each class is for the test, the others train. */
export function splitOwnSet(set: OwnSet): OwnSetData {
  const seen = new Map<string, number>();
  const parts: { train: OwnPicture[]; test: OwnPicture[] } = { train: [], test: [] };
  for (const picture of set.pictures) {
    const index = seen.get(picture.classId) ?? 0;
    seen.set(picture.classId, index + 1);
    parts[isForTest(index) ? 'test' : 'train'].push(picture);
  }
  const classNames = set.classes.map(({ name }) => name);
  return { id: set.id, classNames, train: labelled(set, parts.train), test: labelled(set, parts.test) };
}

/** What the engine will say of it. */
export function ownSetInfo({ id, classNames, train, test }: OwnSetData): DatasetInfo {
  const perClass = ({ labels }: LabelledImages): number[] =>
    classNames.map((_, label) => labels.reduce((sum, other) => sum + (other === label ? 1 : 0), 0));
  return {
    id,
    imageShape: [side, side, 1],
    classNames,
    trainCount: train.labels.length,
    testCount: test.labels.length,
    trainPerClass: perClass(train),
    testPerClass: perClass(test),
  };
}
