import { truncatedNormal } from '@tensorflow/tfjs-core';
import { initializers } from '@tensorflow/tfjs-layers';
import { spreadOf, type KernelInitializer } from '../../domain/layers/initializers';

type Initializer = ReturnType<typeof initializers.zeros>;

/**
 * What fills a new kernel. tfjs draws in JavaScript from the seed alone, so that every backend gets the same weights, and writes the name
 * of the rule into exported files.
 */
export function kernelInitializer(name: KernelInitializer, seed: number): Initializer {
  switch (name) {
    case 'glorot_uniform':
      return initializers.glorotUniform({ seed });
    case 'glorot_normal':
      return asWideAsKeras(name, initializers.glorotNormal({ seed }), seed);
    case 'he_uniform':
      return initializers.heUniform({ seed });
    case 'he_normal':
      return asWideAsKeras(name, initializers.heNormal({ seed }), seed);
    case 'random_normal':
      return initializers.randomNormal({ mean: 0, stddev: 0.05, seed });
    case 'zeros':
      return initializers.zeros();
  }
}

/** tfjs forgets that a distribution becomes narrower when its ends are cut off: its weights would be an eighth too small. */
function asWideAsKeras(name: KernelInitializer, initializer: Initializer, seed: number): Initializer {
  initializer.apply = (shape) => {
    const spread = spreadOf(name, shape.map(Number));
    return truncatedNormal(
      shape.map(Number),
      0,
      spread.kind === 'truncatedNormal' ? spread.stddev : NaN,
      'float32',
      seed,
    );
  };
  return initializer;
}
