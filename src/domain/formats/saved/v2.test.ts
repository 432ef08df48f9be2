import * as v from 'valibot';
import { expect, test } from 'vitest';
import { newLayer } from '../../network/edits';
import type { LayerSpec, NetworkSpec } from '../../network/network';
import { layers1 } from './defaults1';
import { network2, savedNetwork } from './v2';

const of = (...layers: LayerSpec[]): NetworkSpec => ({ inputShape: [28, 28, 1], layers });
const reopened = (network: NetworkSpec) => v.parse(network2, JSON.parse(JSON.stringify(savedNetwork(network))));

const weighted = [
  'Conv2D',
  'SeparableConv2D',
  'DepthwiseConv2D',
  'Conv2DTranspose',
  'BatchNormalization',
  'LayerNormalization',
  'Dense',
] as const;

test('what is as it always was is written as it always was: an older page opens it', () => {
  for (const kind of ['Conv2D', 'SeparableConv2D', 'DepthwiseConv2D'] as const) {
    const [saved] = savedNetwork(of(newLayer(kind, 'a'))).layers;
    expect(Object.keys(saved?.params ?? {}).sort()).toEqual(Object.keys(layers1[kind]).sort());
    expect(reopened(of(newLayer(kind, 'a')))).toEqual(of(newLayer(kind, 'a')));
  }
});

test.each(weighted)('a frozen %s is kept, and one that is not is written as it always was', (kind) => {
  const frozen = of(newLayer(kind, 'a', { trainable: false }));
  expect(savedNetwork(frozen).layers[0]?.params).toMatchObject({ trainable: false });
  expect(reopened(frozen)).toEqual(frozen);
  expect(savedNetwork(of(newLayer(kind, 'a'))).layers[0]?.params).not.toHaveProperty('trainable');
  expect(reopened(of(newLayer(kind, 'a')))).toEqual(of(newLayer(kind, 'a')));
});

test('height and width apart, dilation and padding for each side are kept', () => {
  const network = of(
    newLayer('ZeroPadding2D', 'a', {
      padding: [
        [1, 0],
        [2, 3],
      ],
    }),
    newLayer('Conv2D', 'b', { kernelSize: [3, 5], dilationRate: [1, 2] }),
    newLayer('MaxPooling2D', 'c', { poolSize: [2, 3], strides: [1, 2] }),
    newLayer('UpSampling2D', 'd', { size: [2, 1] }),
  );
  expect(savedNetwork(network).layers[1]?.params).toMatchObject({ kernelSize: [3, 5], dilationRate: [1, 2] });
  expect(reopened(network)).toEqual(network);
});

test('equal numbers are one number, and what has too many is refused', () => {
  const saved = (kernelSize: unknown) => ({
    inputShape: [28, 28, 1],
    layers: [{ id: 'a', kind: 'Conv2D', inputs: ['input'], params: { kernelSize } }],
  });
  expect(v.parse(network2, saved([3, 3])).layers[0]?.params).toMatchObject({ kernelSize: 3 });
  expect(v.safeParse(network2, saved([3, 3, 3])).success).toBe(false);
});
