import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openArchive } from './files/archive';
import { fileRefusal, importersOf, isMeantAsData, zipRefusal } from './importers';

const zip = (...names: string[]) =>
  openArchive(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name)]))));

describe('a zip', () => {
  test.each([
    [
      ['a/project.json', 'a/data.cnnset.zip'],
      ['project', 'model'],
    ],
    [['a/labels.json'], ['ownSet', 'model']],
    // Another program has its own project.json.
    [
      ['project.json', 'labels.json'],
      ['project', 'model'],
    ],
    [['my.project.json', 'LABELS.JSON'], ['model']],
    [
      ['net/model.json.gz', 'net/weights.bin'],
      ['model', 'data'],
    ],
    [['raw/train-images-idx3-ubyte', 'raw/notes.txt'], ['data']],
    [['cat/1.PNG', 'cat/notes.txt'], []],
    [['a.txt'], []],
  ])('with %j may be %j', (names, ids) => {
    expect(importersOf(zip(...names))).toEqual(ids);
  });

  test.each([
    [['a/my.cnn.zip', 'a/1.png'], 'zipInZip'],
    [['cat/1.PNG', 'cat/notes.txt'], 'zipOfPictures'],
    [['project.json', 'cat/1.png'], 'unknownFile'],
    [['a.txt'], 'unknownFile'],
    [['archive/data.pkl', 'archive/version'], 'foreignModel'],
    [['config.json', 'model.weights.h5'], 'foreignModel'],
  ])('with %j that nothing opened is told as %s', (names, code) => {
    expect(zipRefusal('some.zip', zip(...names)).code).toBe(code);
  });

  test('in a zip is named', () => {
    expect(zipRefusal('some.zip', zip('a/my.cnn.zip')).values).toEqual({ name: 'a/my.cnn.zip' });
  });
});

test('weights without their model are told as such, other files as not known', () => {
  expect([fileRefusal('Weights.BIN').code, fileRefusal('letter.doc').code]).toEqual(['strayWeights', 'unknownFile']);
});

test.each([
  ['net.keras', 'Keras'],
  ['net.H5', 'Keras'],
  ['net.pt', 'PyTorch'],
  ['net.onnx', 'ONNX'],
  ['saved_model.pb', 'TensorFlow'],
])('a model of another program is told as such: %s is of %s', (file, name) => {
  expect(fileRefusal(file)).toMatchObject({ code: 'foreignModel', values: { name } });
});

test('a damaged file with the name of a data file is told what is wrong with it as data', () => {
  expect(['t10k-labels-idx1-ubyte', 'train.gz', 'letter.doc'].map(isMeantAsData)).toEqual([true, true, false]);
});
