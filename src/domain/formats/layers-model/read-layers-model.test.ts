import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesOf, put } from '../../../../tests/fixtures/json-places';
import { joinFloats } from '../files/floats';
import { OpenError } from '../files/open-error';
import { looksLikeModel, readLayersModel } from './read-layers-model';

/** A model as the Python converter writes it: an InputLayer, sizes as lists, the model's name before the weights'. */
const model = {
  format: 'layers-model',
  modelTopology: {
    keras_version: '2.15',
    model_config: {
      class_name: 'Sequential',
      config: {
        name: 'sequential',
        layers: [
          { class_name: 'InputLayer', config: { batch_input_shape: [null, 2, 2, 1], name: 'input_1' } },
          { class_name: 'Flatten', config: { name: 'flat', data_format: 'channels_last' } },
          {
            class_name: 'Dense',
            config: { name: 'out', units: 2, activation: 'softmax', use_bias: true, kernel_regularizer: null },
          },
        ],
      },
    },
  },
  weightsManifest: [
    {
      paths: ['group1-shard1of1.bin'],
      weights: [
        { name: 'sequential/out/kernel', shape: [4, 2], dtype: 'float32' },
        { name: 'sequential/out/bias', shape: [2], dtype: 'float32' },
      ],
    },
  ],
};
const values = [Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), Float32Array.of(9, 10)];
const bytes = joinFloats(values);

function codeOf(json: unknown, data: Uint8Array = bytes): string | null {
  try {
    readLayersModel(json).weightsIn(data);
    return null;
  } catch (error) {
    if (error instanceof OpenError) return error.code;
    throw error;
  }
}

/** A copy of the model with one thing changed. */
function changed(change: (copy: typeof model) => void): unknown {
  const copy = structuredClone(model);
  change(copy);
  return copy;
}

test('a converted Keras model is read', () => {
  expect(looksLikeModel(model)).toBe(true);
  const { network, weightFiles, weightBytes, weightsIn } = readLayersModel(model);
  expect(weightFiles).toEqual(['group1-shard1of1.bin']);
  expect(weightBytes).toBe(bytes.length);
  expect(network.layers.map(({ kind }) => kind)).toEqual(['Flatten', 'Dense']);
  expect(weightsIn(bytes)).toEqual(values);
});

test('quantized weights are unpacked', () => {
  const json = changed(({ weightsManifest: [group] }) => {
    const [kernel, bias] = group?.weights ?? [];
    Object.assign(kernel ?? {}, { quantization: { dtype: 'uint8', scale: 0.5, min: -1 } });
    Object.assign(bias ?? {}, { quantization: { dtype: 'float16' } });
  });
  // float16: 0x3c00 is 1, 0xc100 is -2.5.
  const weights = readLayersModel(json).weightsIn(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 255, 0x00, 0x3c, 0x00, 0xc1));
  expect(weights.map((each) => [...each])).toEqual([
    [-1, -0.5, 0, 0.5, 1, 1.5, 2, 126.5],
    [1, -2.5],
  ]);
});

describe('hostile models', () => {
  test('an enormous layer is refused before anything is made', () => {
    const huge = changed((copy) => {
      (copy.modelTopology.model_config.config.layers[2] as { config: { units: number } }).config.units = 1e9;
    });
    expect(codeOf(huge)).toBe('modelOption');
    const wide = changed((copy) => {
      (copy.weightsManifest[0]?.weights[0] as { shape: number[] }).shape = [1e8, 1e8, 1e8];
    });
    expect(codeOf(wide)).toBe('weightsMismatch');
  });
  test('a path is only a name', () => {
    const json = changed((copy) => {
      (copy.weightsManifest[0] as { paths: string[] }).paths = ['../../etc/passwd', 'a\\b.bin'];
    });
    expect(readLayersModel(json).weightFiles).toEqual(['passwd', 'b.bin']);
  });
  test('weights that are far more than those of the network, before any are unpacked', () => {
    const json = changed(({ weightsManifest: [group] }) =>
      group?.weights.push({ name: 'more', shape: [1e8], dtype: 'uint8' }),
    );
    expect(() => readLayersModel(json)).toThrow(OpenError);
    const withOptimizer = changed(({ weightsManifest: [group] }) =>
      group?.weights.push({ name: 'rmsprop/rms', shape: [10], dtype: 'float32' }),
    );
    expect(readLayersModel(withOptimizer).weightBytes).toBe(80);
  });
  test('any value at any place is read or refused with a reason', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(-1, 1e308, '__proto__', [], {}, [[[1]]]));
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(model)), value, (place, replacement) => {
        const copy = structuredClone(model);
        put(copy, place, replacement);
        const code = codeOf(copy);
        expect(code === null || code.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
