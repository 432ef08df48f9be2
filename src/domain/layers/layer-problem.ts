import { sidesFrom, sidesOf, type Sides } from './extent';
import { hasForm, isAllowed, type Field, type ParamValue } from './fields';
import { formatCount } from '../numbers/number-text';
import type { LayerSpec } from '../network/network';
import { sizeOf, type Shape } from '../network/shape';
import type { Mend, Problem } from './layer-definition';
import { definitionOf } from './registry';

/** The most values that one layer may give out or learn (256 MB as float32): enough for any lesson, and within a tab's memory. */
export const largestLayer = 2 ** 26;

/** What is wrong with a layer's own settings, whatever it stands behind, or null. */
export function paramProblem(layer: LayerSpec): Problem | null {
  const params: Readonly<Record<string, unknown>> = layer.params;
  for (const [name, field] of Object.entries(definitionOf(layer.kind).fields)) {
    if (!isAllowed(field, params[name])) return outOfRange(name, field, params[name]);
  }
  return null;
}

/** What is wrong with a layer that gets these inputs, or null: first its settings, then its place, then its size. */
export function layerProblem(layer: LayerSpec, input: Shape, all: readonly Shape[] = [input]): Problem | null {
  const placed = () => definitionOf(layer.kind).problem(input, layer.params, all);
  return paramProblem(layer) ?? placed() ?? sizeProblem(layer, input, all);
}

function outOfRange(name: string, field: Field, value: unknown): Problem {
  const limits: Problem['values'] = 'min' in field ? { min: field.min, max: field.max } : {};
  return {
    code: 'paramOutOfRange',
    values: { name, value: Array.isArray(value) ? value.flat().join(' × ') : String(value), ...limits },
    mends: [{ kind: 'setParam', name, value: nearest(field, value) }],
  };
}

/** The allowed value next to a wrong one; the default where "next to" means nothing. */
function nearest(field: Field, value: unknown): ParamValue {
  if (!('min' in field) || !hasForm(field, value)) return field.default;
  const within = (each: number): number => {
    if (Number.isNaN(each)) return field.default;
    const inside = Math.min(Math.max(each, field.min), field.max);
    return field.type === 'number' ? inside : Math.round(inside);
  };
  if (typeof value === 'number') return within(value);
  const { top, bottom, left, right } = sidesOf(value as Sides);
  return sidesFrom({ top: within(top), bottom: within(bottom), left: within(left), right: within(right) });
}

function sizeProblem(layer: LayerSpec, input: Shape, all: readonly Shape[]): Problem | null {
  const definition = definitionOf(layer.kind);
  const { trainable, nonTrainable } = definition.parameterCount(input, layer.params);
  const count = Math.max(sizeOf(definition.outputShape(input, layer.params, all)), trainable + nonTrainable);
  if (count <= largestLayer) return null;
  const mends: readonly Mend[] = [{ kind: 'remove' }];
  return { code: 'tooManyValues', values: { count: formatCount(count), limit: formatCount(largestLayer) }, mends };
}
