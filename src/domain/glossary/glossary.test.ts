import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startValues, type Control, type Example, type Shown, type Values } from './example';
import { termNamed } from './labels';
import { found } from './search';
import { termIds, terms, type TermId } from './terms';
import { descent } from './training-examples';

const english = JSON.parse(readFileSync('lang/en.json', 'utf8')) as Record<string, { readonly message: string }>;
const examples = termIds.flatMap((id) => {
  const { example } = terms[id];
  return example ? [{ id, example }] : [];
});

function shown(id: TermId, values: Values): readonly Shown[] {
  const { example } = terms[id];
  if (!example) throw new Error(`${id} has no example`);
  return example.show({ ...startValues(example), ...values });
}

function gridOf(parts: readonly Shown[], caption: string): readonly number[] {
  const part = parts.find((each) => each.kind === 'grid' && each.caption === caption);
  return part?.kind === 'grid' ? part.cells.map(({ value }) => value) : [];
}

function figureOf(parts: readonly Shown[]): number {
  const part = parts.find(({ kind }) => kind === 'figure');
  return part?.kind === 'figure' ? part.value : NaN;
}

test('every entry is short, has neighbours other than itself, and most have an example', () => {
  for (const id of termIds) {
    const words = english[`glossary.${id}.text`]?.message.split(/\s+/).length ?? 0;
    expect(words, id).toBeGreaterThanOrEqual(30);
    expect(words, id).toBeLessThanOrEqual(62);
    const { related } = terms[id];
    expect(new Set(related).size, id).toBe(related.length);
    expect(related.length, id).toBeGreaterThan(0);
    expect(related, id).not.toContain(id);
  }
  expect(examples.length).toBeGreaterThan(30);
});

test('from one entry every other is reached by its neighbours', () => {
  const seen = new Set<TermId>(['cnn']);
  for (const id of seen) for (const next of terms[id].related) seen.add(next);
  // Some are only reached by the list, the search and their place on the page.
  expect([...seen].length).toBeGreaterThan(40);
});

test('the window of the course pools to 25, and to its mean', () => {
  expect(figureOf(shown('maxPooling', {}))).toBe(25);
  expect(figureOf(shown('maxPooling', { rule: 'average' }))).toBeCloseTo(78 / 9, 12);
  const [picture] = shown('maxPooling', {});
  const chosen = picture?.kind === 'grid' ? picture.cells.filter(({ isChosen }) => isChosen) : [];
  expect(chosen.map(({ value }) => value)).toEqual([25]);
});

test('examples show what the entry says', () => {
  expect(gridOf(shown('convolution', {}), 'featureMap')).toEqual([3, 3, 0, 3, 3, 0, 3, 3, 0]);
  expect(gridOf(shown('padding', {}), 'featureMap')).toHaveLength(4);
  expect(gridOf(shown('padding', { padding: 'same' }), 'featureMap')).toHaveLength(16);
  expect(gridOf(shown('stride', { stride: 1 }), 'featureMap')).toHaveLength(9);
  expect(gridOf(shown('stride', { stride: 2 }), 'featureMap')).toHaveLength(4);
  expect(gridOf(shown('pooling', {}), 'pooled')).toEqual([5, 2, 2, 9]);
  expect(figureOf(shown('receptiveField', { layers: 1 }))).toBe(9);
  expect(figureOf(shown('receptiveField', { layers: 2 }))).toBe(25);
  expect(figureOf(shown('parameters', {}))).toBe(320);
  expect(figureOf(shown('batch', { batchSize: 64 }))).toBe(125);
  expect(figureOf(shown('batch', { batchSize: 72 }))).toBe(112);
  expect(gridOf(shown('residual', { factor: 0 }), 'output')).toEqual([3, 1, 4]);
  expect(gridOf(shown('flatten', {}), 'flat')).toEqual(gridOf(shown('flatten', {}), 'picture'));
  expect(gridOf(shown('seed', { seed: 3 }), 'order')).toEqual(gridOf(shown('seed', { seed: 3 }), 'order'));
});

test('arithmetic in one line is right: what stands behind "=" is what stands before it', () => {
  const products = (items: readonly (number | string)[]): number =>
    items
      .join(' ')
      .split(' + ')
      .map((part) => part.split(' × ').reduce((product, factor) => product * Number(factor), 1))
      .reduce((sum, each) => sum + each, 0);
  for (const { id, example } of examples)
    for (const part of example.show(startValues(example))) {
      if (part.kind !== 'sum' || part.items.some((item) => ['ln', 'relu', '→', '÷'].includes(String(item)))) continue;
      const [left, right] = [part.items.slice(0, -2), part.items.at(-1)];
      expect(products(left), id).toBeCloseTo(Number(right), 6);
    }
});

test('a softmax adds up to 1, the loss of 50 % is ln 2, and a loss falls by steps that are not too large', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }), (a, b) => {
      expect(figureOf(shown('softmax', { scoreA: a / 2, scoreB: b / 2 }))).toBeCloseTo(1, 12);
    }),
  );
  const line = shown('loss', { probability: 0.5 }).find(({ kind }) => kind === 'sum');
  expect(line?.kind === 'sum' && line.items.at(-1)).toBeCloseTo(Math.LN2, 12);
  expect(descent(0.1, 0, 8).at(-1)?.[1]).toBeCloseTo(9 * 0.8 ** 16, 9);
  expect(descent(1.1, 0, 8).at(-1)?.[1]).toBeGreaterThan(9);
});

/** Anything that a control can stand at. */
function standing(control: Control): fc.Arbitrary<number | string> {
  if (control.kind === 'choice') return fc.constantFrom(...control.choices);
  const steps = Math.round((control.to - control.from) / control.step);
  return fc.integer({ min: 0, max: steps }).map((at) => control.from + at * control.step);
}

function anyValues({ controls }: Example): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(controls.map((control) => [control.id, standing(control)])));
}

test('whatever the controls stand at, every number that is shown is a number', () => {
  const numbers = (part: Shown): readonly number[] => {
    if (part.kind === 'grid') return part.cells.map(({ value }) => value);
    if (part.kind === 'bars') return part.values;
    if (part.kind === 'figure') return [part.value];
    if (part.kind === 'sum') return part.items.filter((item) => typeof item === 'number');
    return [...part.points, ...part.marks].flat();
  };
  for (const { id, example } of examples)
    fc.assert(
      fc.property(anyValues(example), (values) => {
        const parts = example.show(values);
        expect(parts.length, id).toBeGreaterThan(0);
        expect(
          parts.flatMap(numbers).filter((value) => !Number.isFinite(value)),
          id,
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
});

test('an entry is found by its id, by a label of the page, and not by anything else', () => {
  expect(termNamed('maxPooling')).toBe('maxPooling');
  expect(termNamed('MAXPOOLING')).toBe('maxPooling');
  expect(termNamed('field.strides')).toBe('stride');
  expect(termNamed('layer.Conv2D')).toBe('convolution');
  expect(termNamed('settings.learningRate')).toBe('learningRate');
  for (const name of ['', 'constructor', 'field.constructor', 'field', 'toString.x', 'layer.', '<b>'])
    expect(termNamed(name), name).toBeNull();
});

test('the search finds names before texts, in any accents', () => {
  const entries = [
    { names: ['dropout'], text: 'Against overfitting.' },
    { names: ['overfitting'], text: 'Learning by heart.' },
    { names: ['krok', 'stride'], text: 'Jak daleko przesuwa się okno.' },
  ];
  expect(found(entries, 'Overfit').map(({ names }) => names[0])).toEqual(['overfitting', 'dropout']);
  expect(found(entries, 'sie').map(({ names }) => names[0])).toEqual(['krok']);
  expect(found(entries, 'STRIDE')).toHaveLength(1);
  expect(found(entries, '')).toEqual(entries);
  expect(found(entries, 'zzz')).toEqual([]);
});
