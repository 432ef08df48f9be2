/** Whether a network fits a data set: its input takes the set's pictures, its last layer tells the set's classes apart. */
import { usualClasses } from '../data/datasets';
import type { Problem } from '../layers/layer-definition';
import { outputProblem } from '../layers/output-problem';
import type { NetworkReading } from './read-network';
import type { Shape } from './shape';

/** What a network must fit. */
export interface DataShape {
  /** Of one picture: [height, width, channels]. */
  readonly inputShape: Shape;
  readonly classCount: number;
}

export interface NetworkFit {
  /** Whether the network can be trained on the data as it stands. */
  readonly fits: boolean;
  /** What is wrong with the network as a whole rather than with one layer: it has no layer, or its input takes other pictures. */
  readonly problem: Problem | null;
  /** What is wrong with single layers, by their ids: where they stand, or with the last layer as the output for these classes. */
  readonly problems: ReadonlyMap<string, Problem>;
}

/** What a data set is to a network. */
export function dataShapeOf(data: { readonly imageShape: Shape; readonly classNames: readonly string[] }): DataShape {
  return { inputShape: data.imageShape, classCount: data.classNames.length };
}

/** @param data null while none is there: then the network only has to work by itself. */
export function fitOf(reading: NetworkReading, data: DataShape | null): NetworkFit {
  const { inputShape, classCount } = data ?? usualData(reading);
  const problem = reading.layers.length === 0 ? emptyProblem(classCount) : inputProblem(reading.inputShape, inputShape);
  const problems = new Map(reading.layers.flatMap((layer) => (layer.problem ? [[layer.id, layer.problem]] : [])));
  const last = reading.layers.at(-1);
  const misfit = last?.output && outputProblem(last.spec, last.output, classCount);
  if (misfit) problems.set(last.id, misfit);
  return { fits: problem === null && problems.size === 0, problem, problems };
}

function usualData({ inputShape, classes }: NetworkReading): DataShape {
  return { inputShape, classCount: classes ?? usualClasses };
}

function emptyProblem(classes: number): Problem {
  return { code: 'empty', values: {}, mends: [{ kind: 'append', layerKind: 'Dense', units: classes }] };
}

function inputProblem(own: Shape, wanted: Shape): Problem | null {
  if (own.join() === wanted.join()) return null;
  return {
    code: 'inputShape',
    values: { shape: own.join(' × '), wanted: wanted.join(' × ') },
    mends: [{ kind: 'setInput', shape: wanted }],
  };
}
