import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deleteLayer, newLayer, setParam } from './edits';
import { presets } from './presets';
import { readNetwork } from './read-network';
import { arbitraryNetwork, arbitraryStack } from '../../../tests/fixtures/arbitrary-networks';

const convnet = presets['mnist-first-convnet'].network;
const ids = convnet.layers.map((layer) => layer.id);
const [firstId = '', , , , , flattenId = '', outputId = ''] = ids;

describe('a network that works', () => {
  test('has shapes, counts and names all the way', () => {
    const reading = readNetwork(convnet);
    expect(reading).toMatchObject({ classes: 10, trainable: 104202, nonTrainable: 0, total: 104202 });
    expect(reading.layers.map((layer) => layer.displayName)).toContain('Conv2D 3');
    expect(reading.layers[4]).toMatchObject({
      id: ids[4],
      kind: 'Conv2D',
      spec: convnet.layers[4],
      kerasName: 'conv2d_2',
      inputs: [ids[3]],
      input: [5, 5, 64],
      output: [3, 3, 128],
      parameters: { arithmetic: '3 × 3 × 64 × 128 + 128 = 73,856' },
      multiplyAdds: 3 * 3 * 128 * 3 * 3 * 64,
    });
    expect(reading.multiplyAdds).toBe(194688 + 2230272 + 663552 + 11520);
  });

  test('is read once, however many ask, and finds each layer by its id', () => {
    const reading = readNetwork(convnet);
    expect(readNetwork(convnet)).toBe(reading);
    expect(reading.byId.get(flattenId)).toBe(reading.layers[5]);
    expect(reading.byId.get('nobody')).toBeUndefined();
  });

  test('may end in global pooling and an activation instead of Dense', () => {
    const layers = [
      newLayer('Conv2D', 'a', { filters: 10, activation: 'linear' }),
      newLayer('GlobalAveragePooling2D', 'b'),
      newLayer('Activation', 'c', { activation: 'softmax' }),
    ];
    expect(readNetwork({ inputShape: [28, 28, 1], layers }).classes).toBe(10);
  });

  test('may have softmax inside', () => {
    expect(readNetwork(setParam(convnet, firstId, 'activation', 'softmax')).classes).toBe(10);
  });
});

describe('a broken network', () => {
  test('names the layer that causes it and knows nothing behind it', () => {
    const reading = readNetwork(deleteLayer(convnet, flattenId));
    expect(reading.classes).toBeNull();
    const codes = reading.layers.map((layer) => layer.problem?.code ?? null);
    expect(codes).toEqual([null, null, null, null, null, 'needsFlat']);
    const inside = readNetwork(setParam(convnet, ids[2] ?? '', 'kernelSize', 15));
    expect(inside.layers[2]).toMatchObject({ input: [13, 13, 32], output: null, parameters: null });
    expect(inside.layers[3]).toMatchObject({ input: null, output: null, parameters: null, problem: null });
    expect(inside.trainable).toBe(320);
  });

  test('reports wrong settings even behind the break', () => {
    const twice = setParam(setParam(convnet, firstId, 'filters', 0), outputId, 'units', -1);
    expect(readNetwork(twice).layers.at(-1)?.problem?.code).toBe('paramOutOfRange');
  });

  test.each([
    ['no layer at all', { ...convnet, layers: [] }],
    ['maps at its end', { ...convnet, layers: convnet.layers.slice(0, 5) }],
    ['no softmax at its end', setParam(convnet, outputId, 'activation', 'sigmoid')],
  ])('with %s tells no classes apart', (_, network) => {
    expect(readNetwork(network).classes).toBeNull();
  });
});

describe('any stack of layers', () => {
  test('never gives a shape that is not whole and positive, and its arithmetic adds up', () => {
    fc.assert(
      fc.property(arbitraryStack(), (network) => {
        for (const { output, parameters } of readNetwork(network).layers) {
          expect((output ?? []).every((length) => Number.isInteger(length) && length > 0)).toBe(true);
          if (parameters?.arithmetic)
            expect(evaluate(parameters.arithmetic)).toBe(parameters.trainable + parameters.nonTrainable);
        }
      }),
    );
  });

  test('can be built when every layer fits and the output is added', () => {
    fc.assert(fc.property(arbitraryNetwork(3), (network) => readNetwork(network).classes === 3));
  });
});

/** Works out the left side of "3 × 3 × 1 × 32 + 32 = 320". */
function evaluate(arithmetic: string): number {
  const [left = ''] = arithmetic.replaceAll(',', '').split(' = ');
  return left
    .split(' + ')
    .reduce((sum, term) => sum + term.split(' × ').reduce((product, n) => product * Number(n), 1), 0);
}
