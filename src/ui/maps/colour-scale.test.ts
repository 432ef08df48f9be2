import { describe, expect, it } from 'vitest';
import { boundOf, byteTable, colourOf, parseColour, pixelOf, type MapColours } from './colour-scale';

const colours: MapColours = {
  negative: [0, 0, 200],
  zero: [100, 100, 100],
  positive: [200, 0, 0],
  border: '',
  mark: '',
  alarm: '',
};

describe('the colour scale', () => {
  it('reads the colours of the theme', () => {
    expect(parseColour(' #1d54c4')).toEqual([29, 84, 196]);
    expect(parseColour('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
  });

  it('shows nought in the middle, and half of the bound half way to the end', () => {
    expect(colourOf(colours, 0, 2)).toEqual([100, 100, 100]);
    expect(colourOf(colours, 1, 2)).toEqual([150, 50, 50]);
    expect(colourOf(colours, -2, 2)).toEqual([0, 0, 200]);
  });

  it('clips what lies beyond the bound', () => {
    expect(colourOf(colours, 9, 2)).toEqual([200, 0, 0]);
  });

  it('shows a map of noughts as nought', () => {
    expect(colourOf(colours, 0, 0)).toEqual([100, 100, 100]);
  });

  it('turns bytes into pixels between the least and the greatest value', () => {
    const table = byteTable(colours, -2, 2, 2);
    expect(table[0]).toBe(pixelOf([0, 0, 200]));
    expect(table[255]).toBe(pixelOf([200, 0, 0]));
    expect(pixelOf([1, 2, 3])).toBe(0xff030201);
  });

  it('measures the largest size of either sign and passes over what is no number', () => {
    expect(boundOf([1, -3, NaN, Infinity])).toBe(3);
  });
});
