/** The network as a TF.js LayersModel, which `tf.loadLayersModel` reads. */
import { joinFloats } from '../../domain/formats/files/floats';
import type { LayerSpec } from '../../domain/network/network';
import type { LayersModelFiles } from '../../protocol/files';
import type { Model } from '../core/model';

interface LayerConfig {
  readonly config: { readonly name: string };
}
interface Topology {
  readonly config: { readonly layers: readonly LayerConfig[] };
}

const weightsFile = 'weights.bin';

/** @param values of every variable, in the order of the layers */
export function layersModelFiles(model: Model, values: readonly Float32Array[]): LayersModelFiles {
  const weights = [...model.layers.values()].flatMap(({ keras }) =>
    keras.weights.map(({ originalName, shape }) => ({ name: originalName, shape, dtype: 'float32' })),
  );
  const file = {
    format: 'layers-model',
    generatedBy: 'CNN Playground',
    convertedBy: null,
    modelTopology: topologyOf(model),
    weightsManifest: [{ paths: [weightsFile], weights }],
  };
  return { model: JSON.stringify(file), weights: joinFloats(values) };
}

/**
 * What tfjs writes, made good for its own reader: it does not flatten what is flat already, so that such a layer, which changes nothing, is left out;
 * it forgets the depth multiplier of its separable convolution, and takes the regularizer of its depthwise one for a constraint: then it cannot load what it saved.
 */
function topologyOf({ keras, layers: built }: Model): object {
  const topology = keras.toJSON(null, false) as unknown as Topology;
  const readings = [...built.values()].map(({ reading }) => reading);
  const idle = readings.filter(({ kind, input }) => kind === 'Flatten' && input?.length === 1);
  const layers = topology.config.layers
    .filter(({ config }) => !idle.some(({ kerasName }) => kerasName === config.name))
    .map((layer) => whole(layer, readings.find(({ kerasName }) => kerasName === layer.config.name)?.spec));
  // Who took such a layer takes what it took.
  const sources = idle.map(({ kerasName, inputs: [id = ''] }) => [kerasName, built.get(id)?.reading.kerasName]);
  const text = sources.reduceRight(
    (json, [from, to]) => json.replaceAll(`["${from}",`, `["${to}",`),
    JSON.stringify(layers),
  );
  return { ...topology, config: { ...topology.config, layers: JSON.parse(text) as unknown } };
}

function whole(layer: LayerConfig, spec: LayerSpec | undefined): LayerConfig {
  switch (spec?.kind) {
    case 'SeparableConv2D':
      return withOption(layer, 'depth_multiplier', spec.params.depthMultiplier);
    case 'DepthwiseConv2D':
      return withOption(layer, 'depthwise_constraint', null);
    default:
      return layer;
  }
}

function withOption(layer: LayerConfig, name: string, value: number | null): LayerConfig {
  return { ...layer, config: { ...layer.config, [name]: value } };
}
