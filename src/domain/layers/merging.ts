import { sizeOf, type Shape } from '../network/shape';
import { defineLayer, type Problem } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** The shape of values that are taken number by number: equal along each axis, or 1, which counts for all (as NumPy and Keras have it). Null where they do not fit. */
export function commonShape(all: readonly Shape[]): Shape | null {
  const [first = []] = all;
  if (all.some((shape) => shape.length !== first.length)) return null;
  const common = first.map((_, axis) => Math.max(...all.map((shape) => shape[axis] ?? 0)));
  const fits = all.every((shape) => shape.every((length, axis) => length === 1 || length === common[axis]));
  return fits ? common : null;
}

/** The shape of values side by side: equal along each axis but the last, of which the lengths add up. Null where they do not fit. */
export function joinedShape(all: readonly Shape[]): Shape | null {
  const [first = []] = all;
  const others = (shape: Shape): string => shape.slice(0, -1).join();
  if (all.some((shape) => shape.length !== first.length || others(shape) !== others(first))) return null;
  return [...first.slice(0, -1), all.reduce((sum, shape) => sum + (shape.at(-1) ?? 0), 0)];
}

/** Whether an output can be merged with another one as it is, neither counting for all along an axis. */
export function fitsBeside(kind: string, shape: Shape, other: Shape): boolean {
  return kind === 'Concatenate' ? joinedShape([shape, other]) !== null : shape.join() === other.join();
}

/** Those of some outputs that can be merged with another one, the last of them first. */
export function partnersAmong(
  outputs: readonly { readonly id: string; readonly output: Shape | null }[],
  kind: string,
  other: Shape,
): readonly string[] {
  return outputs
    .filter(({ output }) => output && fitsBeside(kind, output, other))
    .map(({ id }) => id)
    .reverse();
}

/** The mends need the network: `readNetwork` adds them. */
function problemOf(all: readonly Shape[], joined: Shape | null): Problem | null {
  if (all.length < 2) return { code: 'needsSeveral', values: {}, mends: [] };
  return joined ? null : { code: 'inputShapes', values: { shapes: all.map(inWords).join(' · ') }, mends: [] };
}

const inWords = (shape: Shape): string => shape.join(' × ');

/** A layer that takes several outputs of one shape, number by number. */
function elementwise<K extends string>(kind: K) {
  return defineLayer({
    kind,
    family: 'merging',
    fields: {},
    problem: (input, _params, all = [input]) => problemOf(all, commonShape(all)),
    outputShape: (input, _params, all = [input]) => commonShape(all) ?? input,
    parameterCount: () => noParameters,
    multiplyAdds: (input, _params, all = [input]) => (all.length - 1) * sizeOf(commonShape(all) ?? input),
  });
}

/** The sum of its inputs: the end of a residual block. */
export const add = elementwise('Add');
/** The mean of its inputs. */
export const average = elementwise('Average');
/** The greatest of its inputs, number by number. */
export const maximum = elementwise('Maximum');
/** The product of its inputs. */
export const multiply = elementwise('Multiply');

/** Puts the channels of its inputs side by side: the end of an inception block. */
export const concatenate = defineLayer({
  kind: 'Concatenate',
  family: 'merging',
  fields: {},
  problem: (input, _params, all = [input]) => problemOf(all, joinedShape(all)),
  outputShape: (input, _params, all = [input]) => joinedShape(all) ?? input,
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
