import { describe, expect, it } from 'vitest';
import { layerKinds } from '../../domain/layers/registry';
import { nameParts } from './name-parts';

describe('the words of the name of a layer', () => {
  it.each([
    ['MaxPooling2D 1', ['Max', 'Pooling2D 1']],
    ['Conv2D 12', ['Conv2D 12']],
    ['Conv2DTranspose 1', ['Conv2D', 'Transpose 1']],
    ['GlobalAveragePooling2D 3', ['Global', 'Average', 'Pooling2D 3']],
    ['ReLU 1', ['ReLU 1']],
  ])('%s', (name, parts) => {
    expect(nameParts(name)).toEqual(parts);
  });

  it('are the whole name, and short enough for a narrow column', () => {
    for (const kind of layerKinds) {
      const parts = nameParts(`${kind} 10`);
      expect(parts.join('')).toBe(`${kind} 10`);
      for (const part of parts) expect(part.length, part).toBeLessThanOrEqual('Normalization 10'.length);
    }
  });
});
