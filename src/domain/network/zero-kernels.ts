import { definitionOf } from '../layers/registry';
import { setParam } from './edits';
import type { LayerSpec, NetworkSpec } from './network';

/** Ids of the layers whose kernels begin at zero, but for the last kernel of the network: the output learns from there too, as long as different values reach it. */
export function zeroKernelsInside({ layers }: NetworkSpec): readonly string[] {
  const withKernels = layers.filter(({ params }) => 'kernelInitializer' in params);
  return withKernels
    .slice(0, -1)
    .filter(beginsAtZero)
    .map(({ id }) => id);
}

/** Gives every kernel that begins at zero the initialiser that Keras takes by itself. */
export function withUsualKernels(network: NetworkSpec): NetworkSpec {
  return network.layers.filter(beginsAtZero).reduce((mended, { id, kind }) => {
    const { kernelInitializer = 'glorot_uniform' } = definitionOf(kind).defaults as { kernelInitializer?: string };
    return setParam(mended, id, 'kernelInitializer', kernelInitializer);
  }, network);
}

function beginsAtZero({ params }: LayerSpec): boolean {
  return 'kernelInitializer' in params && params.kernelInitializer === 'zeros';
}
