import { describe, expect, it } from 'vitest';
import { evidenceField, outlineOf, shareOnInk, strongestPlace } from './evidence-field';
import type { EvidenceMap } from '../../domain/explain/evidence';

const map = (width: number, ...values: readonly number[]): EvidenceMap => ({
  values: Float32Array.from(values),
  width,
  height: values.length / width,
  layerId: 'layer-1',
  probability: 1,
});

describe('evidence over a picture', () => {
  it('is stretched to its size, smoothly, and scaled to the strongest place', () => {
    const field = evidenceField(map(2, 0, 4), 1, 4);
    // The middles of the two values lie at 1 and 3 of 4; between them it is a straight line.
    expect([...field]).toEqual([0, 0.25, 0.75, 1]);
  });

  it('keeps the sign, and a place without evidence stays without', () => {
    expect([...evidenceField(map(1, -2, 1), 2, 1)]).toEqual([-1, 0.5]);
    expect([...evidenceField(map(1, 0, 0), 2, 1)]).toEqual([0, 0]);
  });

  it('is not shifted against the picture', () => {
    const field = evidenceField(map(3, 0, 0, 0, 0, 1, 0, 0, 0, 0), 9, 9);
    expect(strongestPlace(field, 9)).toEqual({ x: 4, y: 4 });
    expect(strongestPlace(new Float32Array(4), 2)).toBeNull();
  });

  it('speaks most for a class in one place, and most against it in another', () => {
    const field = Float32Array.of(0.5, 0, -0.25, -1, 0.75, 0);
    expect(strongestPlace(field, 3)).toEqual({ x: 1, y: 1 });
    expect(strongestPlace(field, 3, -1)).toEqual({ x: 0, y: 1 });
    expect(strongestPlace(Float32Array.of(1, 0), 2, -1)).toBeNull();
  });

  it('is outlined where it is strong, for a class and against it', () => {
    // One pixel of 2 x 2, to the right and above; its four edges.
    const field = Float32Array.of(0, 0.5, 0.4, -1);
    expect(outlineOf(field, 2, 1)).toBe('M1 0h1M1 0v1M2 0v1M1 1h1');
    expect(outlineOf(field, 2, -1)).toBe('M1 1h1M1 1v1M2 1v1M1 2h1');
    expect(outlineOf(Float32Array.of(1, 1), 2, 1)).toBe('M0 0h1M0 0v1M1 0h1M2 0v1M0 1h1M1 1h1');
    expect(outlineOf(new Float32Array(4), 2, 1)).toBe('');
  });

  it('is on the ink or beside it, or is not', () => {
    const image = Float32Array.of(1, 0, 0, 0);
    expect(shareOnInk(Float32Array.of(0.5, 0.25, 0.25, 0), image, 4)).toBeCloseTo(0.75);
    // The end of a row is not beside the begin of the next one.
    expect(shareOnInk(Float32Array.of(0, 0, 1, 0), Float32Array.of(0, 1, 0, 0), 2)).toBe(0);
  });
});
