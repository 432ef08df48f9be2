import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMend, newLayer, setParam } from './edits';
import { dataShapeOf, fitOf, type DataShape } from './fit';
import type { NetworkSpec } from './network';
import { presets } from './presets';
import { readNetwork } from './read-network';
import { arbitraryNetwork, arbitraryStack } from '../../../tests/fixtures/arbitrary-networks';

const convnet = presets['mnist-first-convnet'].network;
const outputId = convnet.layers.at(-1)?.id ?? '';
const digits = dataShapeOf({ imageShape: [28, 28, 1], classNames: Array.from({ length: 10 }, String) });
const arbitraryData: fc.Arbitrary<DataShape> = fc.record({
  inputShape: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom(1, 3)),
  classCount: fc.integer({ min: 2, max: 20 }),
});

const fitting = (network: NetworkSpec, data: DataShape | null = digits) => fitOf(readNetwork(network), data);

test('a network for these pictures and classes fits', () => {
  expect(fitting(convnet)).toEqual({ fits: true, problem: null, problems: new Map() });
});

describe('the input', () => {
  const small: NetworkSpec = { ...convnet, inputShape: [14, 14, 1] };

  test('must take the pictures of the data: nothing else is trained on', () => {
    const { fits, problem, problems } = fitting({ ...presets['mnist-softmax'].network, inputShape: [14, 14, 1] });
    expect(fits).toBe(false);
    expect(problem).toEqual({
      code: 'inputShape',
      values: { shape: '14 × 14 × 1', wanted: '28 × 28 × 1' },
      mends: [{ kind: 'setInput', shape: [28, 28, 1] }],
    });
    expect(problems.size).toBe(0);
  });

  test('is mended by taking over the shape of the data', () => {
    const [mend] = fitting(small).problem?.mends ?? [];
    if (!mend) throw new Error('no mend');
    expect(fitting(applyMend(small, '', mend)).fits).toBe(true);
  });

  test('must have as many channels', () => {
    const { problem } = fitting(convnet, { ...digits, inputShape: [28, 28, 3] });
    expect(problem?.values).toEqual({ shape: '28 × 28 × 1', wanted: '28 × 28 × 3' });
  });
});

describe('the output', () => {
  const problemOf = (network: NetworkSpec, data: DataShape = digits) =>
    fitting(network, data).problems.get(network.layers.at(-1)?.id ?? '');

  test('must have one unit per class', () => {
    expect(problemOf(convnet, { ...digits, classCount: 4 })).toEqual({
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

  test('must not be followed by dropout', () => {
    const network = { ...convnet, layers: [...convnet.layers, newLayer('Dropout', 'last')] };
    expect(problemOf(network)?.mends[0]).toEqual({ kind: 'remove' });
  });

  test('is missing behind a hidden Dense: adding one comes first', () => {
    const hidden = { ...convnet, layers: [...convnet.layers.slice(0, 6), newLayer('Dense', 'hidden', { units: 64 })] };
    expect(problemOf(hidden)?.mends[0]).toEqual({ kind: 'append', layerKind: 'Dense', units: 10 });
  });

  test('of a network without any layer is what it lacks', () => {
    const { fits, problem } = fitting({ ...convnet, layers: [] });
    expect(fits).toBe(false);
    expect(problem).toMatchObject({ code: 'empty', mends: [{ kind: 'append', units: 10 }] });
  });
});

describe('before the data are there', () => {
  test('a network only has to work by itself: one for three classes is right', () => {
    expect(fitting(setParam(convnet, outputId, 'units', 3), null).fits).toBe(true);
    expect(fitting({ ...presets['mnist-softmax'].network, inputShape: [14, 14, 1] }, null).fits).toBe(true);
  });

  test('one without an output is offered the usual ten classes', () => {
    const { fits, problems } = fitting({ ...convnet, layers: convnet.layers.slice(0, 6) }, null);
    expect(fits).toBe(false);
    expect([...problems.values()][0]?.mends).toEqual([{ kind: 'append', layerKind: 'Dense', units: 10 }]);
  });
});

describe('any stack of layers', () => {
  test('fits, or it is told what is wrong with it', () => {
    fc.assert(
      fc.property(arbitraryStack(), arbitraryData, (network, data) => {
        const reading = readNetwork(network);
        const { fits, problem, problems } = fitOf(reading, data);
        const isFor = reading.classes === data.classCount && network.inputShape.join() === data.inputShape.join();
        expect(fits).toBe(isFor);
        expect(fits).toBe(problem === null && problems.size === 0);
        for (const id of problems.keys()) expect(reading.byId.has(id)).toBe(true);
      }),
    );
  });

  test('that is complete fits the data that it was made for', () => {
    fc.assert(fc.property(arbitraryNetwork(3), (network) => fitting(network, { ...network, classCount: 3 }).fits));
  });

  test('can be mended by taking the first offer again and again', () => {
    fc.assert(
      fc.property(arbitraryStack(5), arbitraryData, (network, data) => fitting(mended(network, data), data).fits),
    );
  });
});

function mended(network: NetworkSpec, data: DataShape): NetworkSpec {
  let current = network;
  for (let round = 0; round < 20; round++) {
    const { problem, problems } = fitting(current, data);
    const [id, found] = problem ? ['', problem] : ([...problems][0] ?? []);
    const mend = found?.mends[0];
    if (!mend) return current;
    current = applyMend(current, id ?? '', mend);
  }
  return current;
}
