import { slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { InputNumbers, LayerDetail, NamedWeight } from '../../domain/explain/layer-numbers';
import type { LayerDetailArgs } from '../../protocol/inspect';
import { imagesTensor } from '../core/images-tensor';
import { forward, inputsOf, layerOf, outputsUpTo, withoutActivation, type Model, type ModelLayer } from '../core/model';
import type { WeightsAt } from './moments';
import { namedVariables, type NamedVariable } from './variables';

/** Everything that one layer computes for an image. All is asked of the device before anything is awaited, so that a training in between mixes nothing. */
export async function layerDetailOf(
  { model, trainedSteps }: WeightsAt,
  { image, layerId, channel }: LayerDetailArgs,
): Promise<LayerDetail> {
  const begin = performance.now();
  const layer = layerOf(model, layerId);
  const unit = layer.reading.kind === 'Dense' ? channel : null;
  const { inputs, output, before } = tidy(() => numbersOf(model, image, layer));
  const [[input, ...others], outputValues, beforeValues, weights] = await Promise.all([
    Promise.all(inputs.map(placed)),
    taken(output),
    before ? taken(before) : null,
    Promise.all(namedVariables(layer).map((weight) => readWeight(weight, unit))),
  ]);
  return {
    layerId,
    unit,
    trainedSteps,
    milliseconds: performance.now() - begin,
    inputShape: input?.shape ?? [],
    input: input?.values ?? new Float32Array(),
    others,
    outputShape: output.shape.slice(1),
    output: outputValues,
    preActivation: beforeValues,
    weights,
  };
}

function numbersOf(model: Model, image: Float32Array, layer: ModelLayer) {
  const { id, spec } = layer.reading;
  const outputs = outputsUpTo(model, imagesTensor(model, image), id);
  const inputs = inputsOf(layer, outputs);
  const linear = withoutActivation(spec);
  return {
    // Some layers pass their input through as it is: copies, so that each can be disposed of.
    inputs: inputs.map((input) => input.clone()),
    output: (outputs.get(id) ?? inputs[0]).clone(),
    before: linear ? forward(layer, inputs, linear).clone() : undefined,
  };
}

/** A dense kernel easily has a million weights, of which one unit uses a single column. */
async function readWeight({ name, variable }: NamedVariable, unit: number | null): Promise<NamedWeight> {
  if (unit === null || name !== 'kernel')
    return { name, shape: variable.shape, values: Float32Array.from(await variable.data()) };
  const column = slice(variable, [0, unit], [-1, 1]);
  return { name, shape: column.shape, values: await taken(column) };
}

/** The values of one image, and their shape. */
async function placed(tensor: Tensor): Promise<InputNumbers> {
  return { shape: tensor.shape.slice(1), values: await taken(tensor) };
}

async function taken(tensor: Tensor): Promise<Float32Array> {
  const values = Float32Array.from(await tensor.data());
  tensor.dispose();
  return values;
}
