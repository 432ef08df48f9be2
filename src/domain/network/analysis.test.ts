import fc from 'fast-check';
import { layerKinds } from '../layers/registry';
import { describe, expect, test } from 'vitest';
import { analyse, whatMayFollow } from './analysis';
import { applyMend, deleteLayer, newLayer, setParam } from './edits';
import type { NetworkSpec } from './network';
import { presets } from './presets';
import { arbitraryNetwork, arbitraryStack } from '../../../tests/fixtures/arbitrary-networks';

const convnet = presets['mnist-first-convnet'].network;
const ids = convnet.layers.map((layer) => layer.id);
const [, , , , , flattenId = '', outputId = ''] = ids;

describe('a network that works', () => {
  test('has shapes, counts and names all the way', () => {
    const analysis = analyse(convnet, 10);
    expect(analysis).toMatchObject({ isValid: true, problem: null, trainable: 104202, nonTrainable: 0, total: 104202 });
    expect(analysis.layers.map((layer) => layer.displayName)).toContain('Conv2D 3');
    expect(analysis.layers[4]).toMatchObject({
      id: ids[4],
      kind: 'Conv2D',
      kerasName: 'conv2d_2',
      input: [5, 5, 64],
      output: [3, 3, 128],
      parameters: { arithmetic: '3 × 3 × 64 × 128 + 128 = 73,856' },
      multiplyAdds: 3 * 3 * 128 * 3 * 3 * 64,
    });
    expect(analysis.multiplyAdds).toBe(194688 + 2230272 + 663552 + 11520);
  });

  test('may end in global pooling and an activation instead of Dense', () => {
    const layers = [
      newLayer('Conv2D', 'a', { filters: 10, activation: 'linear' }),
      newLayer('GlobalAveragePooling2D', 'b'),
      newLayer('Activation', 'c', { activation: 'softmax' }),
    ];
    expect(analyse({ inputShape: [28, 28, 1], layers }, 10).isValid).toBe(true);
  });

  test('may have softmax inside', () => {
    expect(analyse(setParam(convnet, ids[0] ?? '', 'activation', 'softmax'), 10).isValid).toBe(true);
  });
});

describe('a broken network', () => {
  test('names the layer that causes it and knows nothing behind it', () => {
    const analysis = analyse(deleteLayer(convnet, flattenId), 10);
    expect(analysis.isValid).toBe(false);
    expect(analysis.layers.map((layer) => layer.problem?.code ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'needsFlat',
    ]);
    const inside = analyse(setParam(convnet, ids[2] ?? '', 'kernelSize', 15), 10);
    expect(inside.layers[2]).toMatchObject({ input: [13, 13, 32], output: null, parameters: null });
    expect(inside.layers[3]).toMatchObject({ input: null, output: null, parameters: null, problem: null });
    expect(inside.trainable).toBe(320);
  });

  test('reports wrong settings even behind the break', () => {
    const twice = setParam(setParam(convnet, ids[0] ?? '', 'filters', 0), outputId, 'units', -1);
    expect(analyse(twice, 10).layers.at(-1)?.problem?.code).toBe('paramOutOfRange');
  });

  test('without any layer wants one', () => {
    const analysis = analyse({ inputShape: [28, 28, 1], layers: [] }, 10);
    expect(analysis).toMatchObject({ isValid: false, total: 0, problem: { code: 'empty' } });
  });
});

describe('the output', () => {
  const problemOf = (network: NetworkSpec, classes = 10) => analyse(network, classes).layers.at(-1)?.problem;

  test('must have one unit per class', () => {
    expect(problemOf(convnet, 4)).toEqual({
      code: 'outputUnits',
      values: { count: 4, shape: '(None, 10)' },
      mends: [{ kind: 'setParam', name: 'units', value: 4 }],
    });
  });

  test('must be softmax', () => {
    expect(problemOf(setParam(convnet, outputId, 'activation', 'sigmoid'))).toEqual({
      code: 'outputSoftmax',
      values: { kind: 'Dense' },
      mends: [{ kind: 'setParam', name: 'activation', value: 'softmax' }],
    });
  });

  test('keeps its shape on show while it does not fit', () => {
    expect(analyse(convnet, 4).layers.at(-1)).toMatchObject({ output: [10], parameters: { trainable: 11530 } });
  });

  test('must not be followed by dropout', () => {
    const network = { ...convnet, layers: [...convnet.layers, newLayer('Dropout', 'last')] };
    expect(problemOf(network)?.mends[0]).toEqual({ kind: 'remove' });
  });

  test('is missing behind a hidden Dense: adding one comes first', () => {
    const hidden = { ...convnet, layers: [...convnet.layers.slice(0, 6), newLayer('Dense', 'hidden', { units: 64 })] };
    expect(problemOf(hidden)?.mends[0]).toEqual({ kind: 'append', layerKind: 'Dense', units: 10 });
  });
});

describe('what may follow', () => {
  test('after the input: no Dense, the rest may', () => {
    const candidates = whatMayFollow(convnet, 0, 10);
    const wrong = candidates.filter((each) => each.problem !== null);
    expect(wrong).toMatchObject([{ kind: 'Dense', problem: { code: 'needsFlat' } }]);
    expect(candidates.map(({ kind }) => kind)).toEqual(layerKinds);
  });

  test('after Flatten: nothing that wants a picture', () => {
    const wrong = whatMayFollow(convnet, 6, 10).filter((each) => each.problem?.code === 'needsImage');
    const onVectors = ['Flatten', 'Dense', 'Dropout', 'BatchNormalization', 'Activation', 'LeakyReLU'];
    expect(wrong.map((each) => each.kind)).toEqual(layerKinds.filter((kind) => !onVectors.includes(kind)));
  });

  test('says when a layer would break those behind it', () => {
    const candidates = new Map(whatMayFollow(convnet, 0, 10).map((each) => [each.kind, each.breaksOthers]));
    expect(candidates.get('Flatten')).toBe(true);
    expect(candidates.get('Conv2D')).toBe(false);
  });
});

describe('any stack of layers', () => {
  test('never gives a shape that is not whole and positive, and its arithmetic adds up', () => {
    fc.assert(
      fc.property(arbitraryStack(), (network) => {
        for (const { output, parameters } of analyse(network, 10).layers) {
          expect((output ?? []).every((length) => Number.isInteger(length) && length > 0)).toBe(true);
          if (parameters?.arithmetic)
            expect(evaluate(parameters.arithmetic)).toBe(parameters.trainable + parameters.nonTrainable);
        }
      }),
    );
  });

  test('is valid when every layer fits and the output is added', () => {
    fc.assert(fc.property(arbitraryNetwork(3), (network) => analyse(network, 3).isValid));
  });

  test('can be mended by taking the first offer again and again', () => {
    fc.assert(fc.property(arbitraryStack(5), (network) => analyse(mended(network), 10).isValid));
  });
});

/** Works out the left side of "3 × 3 × 1 × 32 + 32 = 320". */
function evaluate(arithmetic: string): number {
  const [left = ''] = arithmetic.replaceAll(',', '').split(' = ');
  return left
    .split(' + ')
    .reduce((sum, term) => sum + term.split(' × ').reduce((product, n) => product * Number(n), 1), 0);
}

function mended(network: NetworkSpec): NetworkSpec {
  let current = network;
  for (let round = 0; round < 20; round++) {
    const analysis = analyse(current, 10);
    const broken = analysis.layers.find((layer) => layer.problem !== null);
    const mend = (broken?.problem ?? analysis.problem)?.mends[0];
    if (!mend) return current;
    current = applyMend(current, broken?.id ?? '', mend);
  }
  return current;
}
