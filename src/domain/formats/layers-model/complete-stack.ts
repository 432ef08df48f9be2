/** What tutorials leave out and a network of ours needs: the channel of a grey picture, Flatten before numbers in a row, the softmax of the probabilities. */
import { OpenError } from '../files/open-error';
import type { ReadLayer } from './read-layer';
import { none, Options, only } from './layer-options';
import { networkPlace, type TopologyLayer } from './read-topology';

/** What was added or left out; the page finds the words. */
export type ModelNote =
  | 'channelAdded'
  | 'flattenAdded'
  | 'softmaxAdded'
  | 'settingsLeftOut'
  | 'bilinearMoved'
  | 'initializerLeftOut'
  | 'bytesRescaled';

export interface Input {
  readonly shape: readonly unknown[];
  readonly layers: readonly TopologyLayer[];
}

/** The shape that the first layer, an InputLayer before it or the model tells; the layers without those that only tell it. */
export function readInput(layers: readonly TopologyLayer[], buildShape: unknown): Input {
  for (const { className, name, config } of layers) if (className === 'InputLayer') checkInput(name, config);
  const shapes = layers.slice(0, 3).map(({ config }) => config.batch_input_shape ?? config.batch_shape);
  const shape = shapes.find(Array.isArray) ?? buildShape;
  if (!Array.isArray(shape)) throw new OpenError('wrongContents', { detail: 'batch_input_shape' });
  return { shape: (shape as unknown[]).slice(1), layers: withoutInputs(layers) };
}

/** Who takes an InputLayer takes what flows into it. */
function withoutInputs(layers: readonly TopologyLayer[]): TopologyLayer[] {
  const kept = layers.filter(({ className }) => className !== 'InputLayer');
  const sourceOf = (place: number): number => {
    const layer = layers[place];
    if (layer?.className === 'InputLayer') return sourceOf(layer.inputs[0] ?? networkPlace);
    return layer ? kept.indexOf(layer) : networkPlace;
  };
  return kept.map((layer) => ({ ...layer, inputs: layer.inputs.map(sourceOf) }));
}

function checkInput(name: string, config: TopologyLayer['config']): void {
  const isDense = only(false);
  new Options(name, 'InputLayer', config).check({
    sparse: isDense,
    ragged: isDense,
    optional: isDense,
    type_spec: none,
  });
}

const added = { axis: null, isChannelsFirst: false };
const flatten: ReadLayer = { kind: 'Flatten', params: {}, ...added };
const softmax: ReadLayer = { kind: 'Activation', params: { activation: 'softmax' }, ...added };

export interface CompleteStack {
  readonly inputShape: readonly unknown[];
  /** With the place that each has in the file; null for what was added. */
  readonly layers: readonly (readonly [layer: ReadLayer, place: number | null])[];
  readonly notes: readonly ModelNote[];
}

/** @param shape as the file tells it, without the batch */
export function completeStack(shape: readonly unknown[], read: readonly ReadLayer[]): CompleteStack {
  const notes: ModelNote[] = [];
  const layers = read.map((layer, place): readonly [ReadLayer, number | null] => [layer, place]);
  let inputShape = shape;
  // Flatten writes (28, 28) and (28, 28, 1) in the same order.
  if (shape.length === 2 && read[0]?.kind === 'Flatten') {
    inputShape = [...shape, 1];
    notes.push('channelAdded');
  }
  const side = shape.length === 1 ? Math.sqrt(Number(shape[0])) : NaN;
  if (Number.isInteger(side)) {
    inputShape = [side, side, 1];
    layers.unshift([flatten, null]);
    notes.push('flattenAdded');
  }
  const [last, place] = layers.at(-1) ?? [];
  if (last && endsInLogits(last, read)) {
    if (last.kind === 'Dense' || last.kind === 'Activation')
      layers.splice(-1, 1, [{ ...last, params: { ...last.params, activation: 'softmax' } }, place ?? null]);
    else layers.push([softmax, null]);
    notes.push('softmaxAdded');
  }
  return { inputShape, layers, notes };
}

/** Whether the numbers that a model ends in are sums as they are: logits. */
function endsInLogits({ kind, params }: ReadLayer, read: readonly ReadLayer[]): boolean {
  if (kind === 'Dense' || kind === 'Activation') return params.activation === 'linear';
  if (kind !== 'GlobalAveragePooling2D' && kind !== 'GlobalMaxPooling2D' && kind !== 'Flatten') return false;
  const before = read.findLast((layer) => layer.params.activation !== undefined)?.params.activation;
  return before === 'linear' || before === 'relu';
}
