import { expect, test } from 'vitest';
import { definitionOf, layerKinds } from '../layers/registry';
import { whatMayFollow } from './candidates';
import { newLayer } from './edits';
import { presets } from './presets';

const convnet = presets['mnist-first-convnet'].network;
const digits = { inputShape: [28, 28, 1], classCount: 10 } as const;

test('after the input: no Dense, the rest may', () => {
  const candidates = whatMayFollow(convnet, 0, digits);
  const wrong = candidates.filter((each) => each.problem !== null);
  const alone = layerKinds.filter((kind) => definitionOf(kind).merges);
  expect(wrong).toMatchObject([
    { kind: 'Dense', problem: { code: 'needsFlat' } },
    ...alone.map((kind) => ({ kind, problem: { code: 'needsSeveral' } })),
  ]);
  expect(candidates.map(({ kind }) => kind)).toEqual(layerKinds);
});

test('after Flatten: nothing that wants a picture', () => {
  const wrong = whatMayFollow(convnet, 6, digits).filter((each) => each.problem?.code === 'needsImage');
  const onVectors = [
    'Flatten',
    'Dense',
    'Dropout',
    'GaussianNoise',
    'Rescaling',
    'LayerNormalization',
    'BatchNormalization',
    'Activation',
    'LeakyReLU',
  ];
  expect(wrong.map((each) => each.kind)).toEqual(
    layerKinds.filter((kind) => !onVectors.includes(kind) && !definitionOf(kind).merges),
  );
});

test('what merges may stand where another output fits', () => {
  const same = {
    ...convnet,
    layers: [
      newLayer('Conv2D', 'a', { padding: 'same', filters: 4 }),
      newLayer('Conv2D', 'b', { padding: 'same', filters: 4 }),
    ],
  };
  const kinds = (index: number) =>
    whatMayFollow(same, index, null)
      .filter(({ kind, problem }) => definitionOf(kind).merges && problem === null)
      .map(({ kind }) => kind);
  expect(kinds(1)).toEqual(['Concatenate']);
  expect(kinds(2)).toEqual(['Add', 'Concatenate', 'Average', 'Maximum', 'Multiply']);
});

test('says when a layer would break those behind it', () => {
  const candidates = new Map(whatMayFollow(convnet, 0, digits).map((each) => [each.kind, each.breaksOthers]));
  expect(candidates.get('Flatten')).toBe(true);
  expect(candidates.get('Conv2D')).toBe(false);
});
