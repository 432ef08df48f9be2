import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { NamedWeight } from '../../domain/explain/layer-numbers';
import type { LayerSpec } from '../../domain/network';
import type { LayerDetail, LayerDetailArgs } from '../../protocol/inspect';
import type { Model } from '../model';
import { forwardLayer, imagesTensor, outputsOf, specOf } from './forward';
import type { WeightsAt } from './moments';
import { namedVariables } from './variables';

/** Everything that one layer computes for an image. All is asked of the device before anything is awaited, so that a training in between mixes nothing. */
export async function layerDetailOf(
  { model, trainedSteps }: WeightsAt,
  { image, layer }: LayerDetailArgs,
): Promise<LayerDetail> {
  const { input, output, before } = tidy(() => forward(model, image, layer));
  const [inputValues, outputValues, beforeValues, weights] = await Promise.all([
    taken(input),
    taken(output),
    before ? taken(before) : null,
    Promise.all(namedVariables(model, layer).map(readWeight)),
  ]);
  return {
    layer,
    trainedSteps,
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

async function readWeight({ name, variable }: ReturnType<typeof namedVariables>[number]): Promise<NamedWeight> {
  return { name, shape: variable.shape, values: Float32Array.from(await variable.data()) };
}

async function taken(tensor: Tensor): Promise<Float32Array> {
  const values = Float32Array.from(await tensor.data());
  tensor.dispose();
  return values;
}
