/** The network as a TF.js LayersModel, which `tf.loadLayersModel` reads. */
import { analyse } from '../../domain/analysis';
import { joinFloats } from '../../domain/files/floats';
import type { NetworkSpec } from '../../domain/network';
import { outputUnits } from '../../domain/output-units';
import type { LayersModelFiles } from '../../protocol/files';
import type { Model } from '../model';

interface LayerConfig {
  readonly config: { readonly name: string };
}
interface Topology {
  readonly config: { readonly layers: readonly LayerConfig[] };
}

const weightsFile = 'weights.bin';

/** @param values of every variable, in the order of the layers */
export function layersModelFiles(model: Model, values: readonly Float32Array[]): LayersModelFiles {
  const weights = model.stages.flatMap(({ layer }) =>
    layer.weights.map(({ originalName, shape }) => ({ name: originalName, shape, dtype: 'float32' })),
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

/** TF.js does not flatten what is flat already: such a layer, which changes nothing, is left out. */
function topologyOf({ keras, network }: Model): object {
  const topology = keras.toJSON(null, false) as unknown as Topology;
  const idle = idleLayers(network);
  const layers = topology.config.layers.filter(({ config: { name } }) => !idle.has(name));
  return { ...topology, config: { ...topology.config, layers: layers.map((layer) => whole(layer, network)) } };
}

/** TF.js forgets to write the depth multiplier of its separable convolution, and then cannot load what it saved. */
function whole(layer: LayerConfig, network: NetworkSpec): LayerConfig {
  const { layers } = analyse(network, outputUnits(network));
  const spec = network.layers[layers.findIndex(({ kerasName }) => kerasName === layer.config.name)];
  if (spec?.kind !== 'SeparableConv2D') return layer;
  return { ...layer, config: { ...layer.config, depth_multiplier: spec.params.depthMultiplier } } as LayerConfig;
}

function idleLayers(network: NetworkSpec): ReadonlySet<string> {
  const { layers } = analyse(network, outputUnits(network));
  const idle = layers.filter(({ kind, input }) => kind === 'Flatten' && input?.length === 1);
  return new Set(idle.map(({ kerasName }) => kerasName));
}
