import type { LayerSpec } from '../network/network';
import { formatShape, type Shape } from '../network/shape';
import type { Mend, Problem } from './layer-definition';
import { definitionOf } from './registry';

/** Whether a layer leaves the shape of a vector alone; behind the output layer it is in the way. */
function keepsVectors({ kind, params }: LayerSpec, vector: Shape): boolean {
  const definition = definitionOf(kind);
  return definition.problem(vector, params) === null && isSameShape(definition.outputShape(vector, params), vector);
}

function isSameShape(one: Shape, other: Shape): boolean {
  return one.length === other.length && one.every((size, axis) => size === other[axis]);
}

/** Why the last layer cannot be the network's output, one probability per class; or null. */
export function outputProblem(layer: LayerSpec, output: Shape, classes: number): Problem | null {
  const append: Mend = { kind: 'append', layerKind: 'Dense', units: classes };
  const fits = output.length === 1 && output[0] === classes;
  if (!fits) {
    return {
      code: 'outputUnits',
      values: { count: classes, shape: formatShape(output) },
      mends: unitsMends(layer, classes, append),
    };
  }
  if (hasSoftmax(layer)) return null;
  return { code: 'outputSoftmax', values: { kind: layer.kind }, mends: softmaxMends(layer, output, append) };
}

function hasSoftmax(layer: LayerSpec): boolean {
  return (layer.kind === 'Dense' || layer.kind === 'Activation') && layer.params.activation === 'softmax';
}

/** A Dense with softmax is an output layer of the wrong size; with any other activation it is more likely that the output layer is missing. */
function unitsMends(layer: LayerSpec, classes: number, append: Mend): readonly Mend[] {
  if (layer.kind !== 'Dense') return [append];
  const resize: Mend = { kind: 'setParam', name: 'units', value: classes };
  return hasSoftmax(layer) ? [resize] : [append, resize];
}

function softmaxMends(layer: LayerSpec, output: Shape, append: Mend): readonly Mend[] {
  if (layer.kind === 'Dense' || layer.kind === 'Activation') {
    return [{ kind: 'setParam', name: 'activation', value: 'softmax' }];
  }
  return keepsVectors(layer, output) ? [{ kind: 'remove' }, append] : [append];
}
