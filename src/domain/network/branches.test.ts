/** Branches: what edits make of them, what is said of them, and what mends them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryNetwork } from '../../../tests/fixtures/arbitrary-networks';
import { layerKinds } from '../layers/registry';
import { applyMend, deleteLayer, duplicateLayer, insertLayer, newLayer, takeAlso, takeFrom, takeNoMore } from './edits';
import { fitOf } from './fit';
import { inOrder, isStack, networkInput } from './in-order';
import { moveLayer } from './move-layer';
import type { NetworkSpec } from './network';
import { parseNetwork } from './parse';
import { readNetwork } from './read-network';
import { rewired } from './rewired';

const conv = (id: string, filters = 4, padding: 'same' | 'valid' = 'same') =>
  newLayer('Conv2D', id, { filters, padding, kernelSize: 3 });
const end = [newLayer('Flatten', 'flat'), newLayer('Dense', 'out', { units: 10, activation: 'softmax' })];
const stack: NetworkSpec = { inputShape: [28, 28, 1], layers: [conv('a'), conv('b'), conv('c'), ...end] };

/** "c<b+a": what each layer takes. */
function wiring(network: NetworkSpec): string {
  return inOrder(network)
    .map(({ layer, inputs }) => `${layer.id}<${inputs.map((id) => id || 'in').join('+')}`)
    .join(' ');
}
const problemAt = (network: NetworkSpec, id: string) => readNetwork(network).byId.get(id)?.problem ?? null;

describe('a skip', () => {
  const skipped = takeAlso(stack, 'c', 'a');

  test('is an Add before the layer that also takes an earlier output', () => {
    expect(wiring(skipped)).toBe('a<in b<a layer-1<b+a c<layer-1 flat<c out<flat');
    expect(readNetwork(skipped).classes).toBe(10);
  });

  test('that is taken away leaves the stack as it was, with the same layers', () => {
    const back = takeNoMore(skipped, 'layer-1', 'a');
    expect(back).toEqual(stack);
    expect(isStack(readNetwork(back).layers)).toBe(true);
    back.layers.forEach((layer, index) => expect(layer).toBe(stack.layers[index]));
  });

  test('cannot come from a later layer, nor from where the layer takes its input already', () => {
    expect(takeAlso(stack, 'a', 'c')).toBe(stack);
    expect(takeAlso(stack, 'c', 'b')).toBe(stack);
  });

  test('grows: a third output joins the same Add', () => {
    expect(wiring(takeAlso(skipped, 'layer-1', networkInput))).toContain('layer-1<b+a+in');
  });
});

describe('editing around branches', () => {
  const branched: NetworkSpec = {
    ...stack,
    layers: [
      conv('a'),
      conv('b'),
      { ...conv('c'), inputs: ['a'] },
      { ...newLayer('Concatenate', 'both'), inputs: ['b', 'c'] },
      ...end,
    ],
  };

  test('a layer put into a branch stays in it', () => {
    expect(wiring(insertLayer(branched, 2, 'Activation'))).toBe(
      'a<in b<a layer-1<b c<a both<layer-1+c flat<both out<flat',
    );
    expect(wiring(insertLayer(branched, 3, 'Activation'))).toContain('c<a layer-1<c both<b+layer-1');
  });

  test('a layer that is deleted leaves its place to what it took', () => {
    expect(wiring(deleteLayer(branched, 'c'))).toBe('a<in b<a both<b+a flat<both out<flat');
    expect(wiring(deleteLayer(branched, 'both'))).toBe('a<in b<a c<a flat<b out<flat');
  });

  test('an output that nobody takes any more is said, and joined by one press', () => {
    const alone = takeFrom(stack, 'c', 'a');
    expect(problemAt(alone, 'b')?.code).toBe('unused');
    const [mend] = problemAt(alone, 'b')?.mends ?? [];
    if (!mend) throw new Error('no mend');
    expect(wiring(applyMend(alone, 'b', mend))).toBe('a<in b<a c<a layer-1<c+b flat<layer-1 out<flat');
  });
});

describe('a layer that others take', () => {
  const sum = { ...newLayer('Add', 'sum'), inputs: ['c', 'a'] };
  const block: NetworkSpec = { ...stack, layers: [conv('a'), conv('b'), conv('c'), sum, conv('d'), ...end] };
  const branches: NetworkSpec = {
    ...stack,
    layers: [
      conv('a'),
      conv('b'),
      { ...conv('c'), inputs: ['a'] },
      conv('d'),
      { ...newLayer('Concatenate', 'both'), inputs: ['b', 'd'] },
      ...end,
    ],
  };
  /** "sum: a > in", where a connection became another; "sum: a >" where it is gone, and "d (sum): a >" where the layer itself is. */
  const said = (before: NetworkSpec, after: NetworkSpec): string =>
    rewired(before, after)
      .map(({ at, of, lost, gained }) => {
        const [from, to] = [lost, gained].map((ids) => ids.map((id) => id || 'in').join('+'));
        return `${at === of ? at : `${at} (${of})`}: ${from} > ${to}`.trim();
      })
      .join(', ');

  test.each([
    ['a', 1, 'b<in a<b c<a sum<c+a d<sum flat<d', ''],
    ['a', 2, 'b<in c<b a<c sum<c+a d<sum flat<d', ''],
    ['a', 3, 'b<in c<b sum<c+in a<sum d<a flat<d', 'sum: a > in'],
    ['b', 3, 'a<in c<a sum<c+a b<sum d<b flat<d', ''],
    ['c', 3, 'a<in b<a sum<b+a c<sum d<c flat<d', ''],
    ['d', 3, 'a<in b<a c<b d<c sum<d+a flat<sum', ''],
    ['sum', 4, 'a<in b<a c<b d<c sum<d+a flat<sum', ''],
    ['sum', 0, 'sum<in a<sum b<a c<b d<c flat<d', 'sum: a >'],
  ])('moved out of a block, into it or within: %s to %d', (id, toIndex, wanted, words) => {
    const moved = moveLayer(block, id, toIndex);
    expect(wiring(moved)).toBe(`${wanted} out<flat`);
    expect(said(block, moved)).toBe(words);
  });

  test.each([
    ['a', 1, 'b<in a<b c<a d<c both<b+d flat<both', ''],
    ['c', 3, 'a<in b<a d<a c<d both<b+c flat<both', 'c: a > d, d: c > a'],
    ['d', 2, 'a<in b<a d<b c<a both<d+c flat<both', 'both: b > c'],
    ['both', 2, 'a<in b<a both<b c<a d<c flat<both', 'both: d >'],
  ])('moved where branches run side by side: %s to %d', (id, toIndex, wanted, words) => {
    const moved = moveLayer(branches, id, toIndex);
    expect(wiring(moved)).toBe(`${wanted} out<flat`);
    expect(said(branches, moved)).toBe(words);
  });

  test.each([
    ['a', 'b<in c<b sum<c+in', 'sum: a > in'],
    ['b', 'a<in c<a sum<c+a', ''],
    ['c', 'a<in b<a sum<b+a', ''],
    ['sum', 'a<in b<a c<b d<c', 'd (sum): a >'],
    ['d', 'sum<c+a flat<sum', ''],
  ])('deleted: %s', (id, wanted, words) => {
    const left = deleteLayer(block, id);
    expect(wiring(left)).toContain(wanted);
    expect(said(block, left)).toBe(words);
  });

  test('deleted with all that lay in the block, leaves a sum of one, which says so', () => {
    const left = deleteLayer(deleteLayer(block, 'c'), 'b');
    expect(wiring(left)).toContain('sum<a d<sum');
    expect(said(deleteLayer(block, 'c'), left)).toBe('sum: b >');
    expect(problemAt(left, 'sum')?.code).toBe('needsSeveral');
  });
});

describe('outputs that do not fit', () => {
  const mendsOf = (main: readonly ReturnType<typeof conv>[], shortcut: readonly ReturnType<typeof conv>[] = []) => {
    const layers = [conv('a', 32), ...main, ...shortcut];
    const inputs = [main.at(-1)?.id ?? '', shortcut.at(-1)?.id ?? 'a'];
    const network = { ...stack, layers: [...layers, { ...newLayer('Add', 'sum'), inputs }, ...end] };
    return { network, problem: problemAt(network, 'sum') };
  };
  const fitsAfter = (network: NetworkSpec, index = 0): boolean => {
    const mend = problemAt(network, 'sum')?.mends[index];
    return mend !== undefined && problemAt(applyMend(network, 'sum', mend), 'sum') === null;
  };

  test('in their channels: a convolution of 1 x 1 fits them', () => {
    const { network, problem } = mendsOf([conv('b', 64)]);
    expect(problem).toMatchObject({ code: 'inputShapes', values: { shapes: '28 × 28 × 64 · 28 × 28 × 32' } });
    expect(problem?.mends[0]).toEqual({
      kind: 'fitInputs',
      samePadding: [],
      convolve: { from: 'a', filters: 64, strides: 1 },
    });
    expect(fitsAfter(network)).toBe(true);
  });

  test('in their size because padding is missing: same padding', () => {
    const { network, problem } = mendsOf([conv('b', 32, 'valid')]);
    expect(problem?.mends[0]).toEqual({ kind: 'fitInputs', samePadding: ['b'], convolve: null });
    expect(fitsAfter(network)).toBe(true);
  });

  test('in both, 28 x 28 x 32 and 26 x 26 x 64: both', () => {
    const { network, problem } = mendsOf([conv('b', 64, 'valid')]);
    expect(problem?.mends[0]).toEqual({
      kind: 'fitInputs',
      samePadding: ['b'],
      convolve: { from: 'a', filters: 64, strides: 1 },
    });
    expect(fitsAfter(network)).toBe(true);
  });

  test('by strides: the convolution takes the same strides', () => {
    const down = newLayer('Conv2D', 'b', { filters: 64, strides: 2, padding: 'same' });
    const { network, problem } = mendsOf([down]);
    expect(problem?.mends[0]).toMatchObject({ convolve: { filters: 64, strides: 2 } });
    expect(fitsAfter(network)).toBe(true);
  });
});

type Action = (network: NetworkSpec, id: string, other: string, number: number) => NetworkSpec;
const actions: readonly Action[] = [
  (network, id) => deleteLayer(network, id),
  (network, id) => duplicateLayer(network, id),
  (network, id, _, number) => moveLayer(network, id, number % (network.layers.length + 1)),
  (network, id, other) => takeFrom(network, id, other),
  (network, id, other) => takeAlso(network, id, other),
  (network, id, other) => takeNoMore(network, id, other),
  (network, _id, _other, number) =>
    insertLayer(network, number % (network.layers.length + 1), layerKinds[number % layerKinds.length] ?? 'Add'),
  (network, id, _, number) => {
    const { mends = [] } = fitOf(readNetwork(network), null).problems.get(id) ?? {};
    const mend = mends[number % Math.max(mends.length, 1)];
    return mend ? applyMend(network, id, mend) : network;
  },
];

test('any edits of any network leave one that is either right or says what is wrong with it', () => {
  const step = fc.tuple(fc.nat(actions.length - 1), fc.nat(99), fc.nat(99), fc.nat(999));
  fc.assert(
    fc.property(arbitraryNetwork(3, 11), fc.array(step, { maxLength: 12 }), (start, steps) => {
      let network = start;
      for (const [action, first, second, number] of steps) {
        const ids = [networkInput, ...network.layers.map(({ id }) => id)];
        const [id = '', other = ''] = [ids[first % ids.length], ids[second % ids.length]];
        network = actions[action]?.(network, id, other, number) ?? network;
        expect(parseNetwork(network)).toEqual({ ok: true, value: network });
        const reading = readNetwork(network);
        const { fits, problem, problems } = fitOf(reading, null);
        expect(fits).toBe(problem === null && problems.size === 0);
        expect(fits).toBe(reading.classes !== null);
      }
    }),
    { numRuns: 300 },
  );
});
