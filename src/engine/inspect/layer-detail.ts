import { slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { NamedWeight } from '../../domain/explain/layer-numbers';
import type { LayerSpec } from '../../domain/network/network';
import type { LayerDetail, LayerDetailArgs } from '../../protocol/inspect';
import type { Model } from '../core/model';
import { forwardLayer, imagesTensor, outputsOf, specOf } from './forward';
import type { WeightsAt } from './moments';
import { namedVariables, type NamedVariable } from './variables';

/** Everything that one layer computes for an image. All is asked of the device before anything is awaited, so that a training in between mixes nothing. */
export async function layerDetailOf(
  { model, trainedSteps }: WeightsAt,
  { image, layer, channel }: LayerDetailArgs,
): Promise<LayerDetail> {
  const begin = performance.now();
  const unit = specOf(model, layer).kind === 'Dense' ? channel : null;
  const { input, output, before } = tidy(() => forward(model, image, layer));
  const [inputValues, outputValues, beforeValues, weights] = await Promise.all([
    taken(input),
    taken(output),
    before ? taken(before) : null,
    Promise.all(namedVariables(model, layer).map((weight) => readWeight(weight, unit))),
  ]);
  return {
    layer,
    unit,
    trainedSteps,
    milliseconds: performance.now() - begin,
    inputShape: input.shape.slice(1),
    input: inputValues,
    outputShape: output.shape.slice(1),
    output: outputValues,
    preActivation: beforeValues,
    weights,
  };
}

function forward(
  model: Model,
  image: Float32Array,
  layer: number,
): { input: Tensor; output: Tensor; before: Tensor | undefined } {
  const picture = imagesTensor(model, image);
  const input = outputsOf(model, picture, 0, layer - 1).at(-1) ?? picture;
  const linear = withoutActivation(specOf(model, layer));
  return {
    // Some layers pass their input through as it is: copies, so that each can be disposed of.
    input: input.clone(),
    output: forwardLayer(model, layer, input).clone(),
    before: linear ? forwardLayer(model, layer, input, linear).clone() : undefined,
  };
}

/** The same layer with its activation left out; null for layers that have none. */
function withoutActivation(spec: LayerSpec): LayerSpec | null {
  if (!('activation' in spec.params)) return null;
  return { ...spec, params: { ...spec.params, activation: 'linear' } } as LayerSpec;
}

/** A dense kernel easily has a million weights, of which one unit uses a single column. */
async function readWeight({ name, variable }: NamedVariable, unit: number | null): Promise<NamedWeight> {
  if (unit === null || name !== 'kernel')
    return { name, shape: variable.shape, values: Float32Array.from(await variable.data()) };
  const column = slice(variable, [0, unit], [-1, 1]);
  return { name, shape: column.shape, values: await taken(column) };
}

async function taken(tensor: Tensor): Promise<Float32Array> {
  const values = Float32Array.from(await tensor.data());
  tensor.dispose();
  return values;
}
