/**
 * An own set as one file: a zip with `images-idx3-ubyte` and `labels-idx1-ubyte` (IDX, as MNIST's) and `labels.json`, which names the classes. Other tools
 * can read it, and what they write so can be opened here.
 */
import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import type { OwnId } from './datasets';
import { side } from '../digit/mnist-form';
import { folderWith, openArchive, type Folder } from '../formats/files/archive';
import { OpenError } from '../formats/files/open-error';
import { parseJsonBytes } from '../formats/files/zip';
import { checkPair, decodeImages, decodeLabels, encodeImages, encodeLabels, IdxError } from './idx';
import { OwnFileError } from './own-set-error';
import { ownSetFileFormat } from './own-set-format';
import { addPictures, labelled, mostPictures, newOwnSet, pictureBytes, type OwnSet } from './own-set';

const format = 'cnn-playground-data';
const names = { images: 'images-idx3-ubyte', labels: 'labels-idx1-ubyte', head: 'labels.json' } as const;

/** The set as a zip. */
export function writeOwnFile(set: OwnSet): Uint8Array {
  const { images, labels } = labelled(set);
  const classes = set.classes.map(({ name }) => name);
  const head = { format, version: ownSetFileFormat.version, name: set.name, form: set.form, classes };
  return zipSync({
    [names.head]: strToU8(`${JSON.stringify(head, null, 2)}\n`),
    [names.images]: encodeImages({ count: labels.length, height: side, width: side, pixels: images }),
    [names.labels]: encodeLabels(labels),
  });
}

/**
 * Reads a set that comes from anywhere.
 *
 * @param id what the set is to be called here
 * @throws OwnFileError
 */
export function readOwnFile(bytes: Uint8Array, id: OwnId): OwnSet {
  const folder = folderOf(bytes);
  const { name, form, classes } = readHead(parseJson(part(folder, names.head)));
  const set = newOwnSet(id, name, form, classes);
  const { pixels, labels } = imagesIn(folder, set.classes.length);
  const pictures = Array.from(labels, (label, index) => ({
    classId: set.classes[label]?.id ?? '',
    pixels: pixels.slice(index * pictureBytes, (index + 1) * pictureBytes),
  }));
  return addPictures(set, pictures);
}

function readHead(json: unknown) {
  if (!v.is(v.looseObject({ format: v.literal(format) }), json)) throw new OwnFileError('wrongHead', 'format');
  const reading = ownSetFileFormat.read(json);
  if (reading.ok) return reading.value;
  throw new OwnFileError(reading.code === 'newer' ? 'newer' : 'wrongHead', reading.path);
}

/** None is unpacked that claims to be larger than the largest set: a small file may unpack to a huge one. */
const mostBytes = (mostPictures + 1) * pictureBytes;

function folderOf(bytes: Uint8Array): Folder {
  return whole(() => {
    const folder = folderWith(openArchive(bytes), names.head);
    if (!folder) throw new OwnFileError('incomplete', names.head);
    return folder;
  });
}

function part(folder: Folder, wanted: string): Uint8Array {
  if (!folder.has(wanted)) throw new OwnFileError('incomplete', wanted);
  return whole(() => folder.read(wanted, mostBytes));
}

function whole<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    throw new OwnFileError(error.code === 'tooLarge' ? 'tooLarge' : 'notZip', error.message);
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch (error) {
    throw new OwnFileError('wrongHead', String(error));
  }
}

function imagesIn(folder: Folder, classes: number): { pixels: Uint8Array; labels: Uint8Array } {
  try {
    const images = decodeImages(part(folder, names.images));
    const labels = decodeLabels(part(folder, names.labels));
    checkPair(images, labels, classes);
    const { width, height, count, pixels } = images;
    if (width !== side || height !== side) throw new OwnFileError('wrongImages', `${width} x ${height}`);
    if (count > mostPictures) throw new OwnFileError('tooLarge', String(count));
    return { pixels, labels };
  } catch (error) {
    throw error instanceof IdxError ? new OwnFileError('wrongImages', error.detail) : error;
  }
}
