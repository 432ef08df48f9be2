import { describe, expect, it } from 'vitest';
import { newLayer } from '../../../domain/network/edits';
import { definitionOf, layerKinds } from '../../../domain/layers/registry';
import { fieldWords } from './field-words';
import { formOf, shortParts } from './registry';

describe.each(layerKinds)('the form of %s', (kind) => {
  const { main, more, words = {} } = formOf(kind);
  const fields = Object.keys(definitionOf(kind).fields);

  it('offers every parameter exactly once', () => {
    expect([...main, ...more].sort()).toEqual([...fields].sort());
  });

  it('has words for each', () => {
    expect(fields.filter((name) => !words[name] && !fieldWords[name])).toEqual([]);
  });
});

describe('the one line about a layer', () => {
  it('tells what one would say first', () => {
    expect(shortParts(newLayer('Conv2D', 'a', { filters: 32 }))).toEqual([
      { key: 'network.shortFilters', values: { count: 32 } },
      '3 × 3',
      'relu',
    ]);
  });
  it('mentions padding and strides only where they are unusual', () => {
    expect(shortParts(newLayer('MaxPooling2D', 'a', { poolSize: 3, strides: 2, padding: 'same' }))).toEqual([
      '3 × 3',
      { key: 'network.shortStrides', values: { strides: 2 } },
      'same',
    ]);
  });
  it('tells height and width apart, and what is left out between', () => {
    expect(shortParts(newLayer('DepthwiseConv2D', 'a', { kernelSize: [1, 5], dilationRate: [1, 2] }))).toEqual([
      '1 × 5',
      'relu',
      { key: 'network.shortDilation', values: { dilation: '1 × 2' } },
    ]);
    expect(shortParts(newLayer('ZeroPadding2D', 'a', { padding: [1, 2] }))).toEqual(['+ 1 / 1 / 2 / 2']);
  });
});
