import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { concat, grads, setBackend, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startForTest, values } from '../../wasm/test-support';

beforeAll(() => startForTest());

/** The output of Concat, and the gradient of each input for an output's gradient that differs from value to value. */
async function joined(backend: 'cpu' | 'wasm', shapes: readonly number[][], axis: number, type: 'float32' | 'int32') {
  await setBackend(backend);
  return tidy(() => {
    const inputs = shapes.map((shape, seed) => {
      const size = shape.reduce((product, side) => product * side, 1);
      return tensor(
        values(size, seed).map((value) => (type === 'int32' ? Math.round(9 * value) : value)),
        shape,
        type,
      );
    });
    const output = concat(inputs, axis);
    if (type === 'int32') return [read(output)];
    const dy = tensor(values(output.size, 99), output.shape);
    return [output, ...grads((...all: Tensor[]) => concat(all, axis))(inputs, dy)].map(read);
  });
}

function read(output: Tensor): { shape: number[]; data: number[] } {
  return { shape: output.shape, data: Array.from(output.dataSync()) };
}

const cases = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    sizes: fc.array(fc.integer({ min: 0, max: 19 }), { minLength: 2, maxLength: 5 }),
    axis: fc.nat(4),
  })
  .map(({ shape, sizes, axis }) => {
    const along = axis % shape.length;
    return { axis: along, shapes: sizes.map((size) => shape.with(along, size)) };
  });

describe('Concat and its gradient', () => {
  it.each(['float32', 'int32'] as const)('copy values of %s along any axis, to the last bit', async (type) => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ shapes, axis }) => {
        expect(await joined('wasm', shapes, axis, type)).toEqual(await joined('cpu', shapes, axis, type));
      }),
      { numRuns: 60 },
    );
  });

  it('take more inputs than a job has arguments, with the axis counted from the end', async () => {
    const shapes = Array.from({ length: 70 }, (_, index) => [2, 3, 1 + (index % 3)]);
    expect(await joined('wasm', shapes, -1, 'float32')).toEqual(await joined('cpu', shapes, -1, 'float32'));
  });

  it('refuse shapes that do not fit', async () => {
    await expect(
      joined(
        'wasm',
        [
          [2, 3],
          [3, 3],
        ],
        1,
        'float32',
      ),
    ).rejects.toThrow(/shape/i);
  });
});
