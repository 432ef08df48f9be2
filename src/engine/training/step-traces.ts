/** The steps of a training ask for the same kernels: once two in a row have, those that follow make the calls without tfjs. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { streamKey } from '../../domain/random';
import type { Model } from '../core/model';
import { traceOf } from '../core/note-calls';
import type { Given, Trace } from '../core/trace';

interface Noted {
  readonly trace: Trace;
  /** Whether the step before it was the same. */
  readonly isSure: boolean;
  readonly tries: number;
}

/** What is known of steps of one form: the last one that was noted; null where a step cannot be done by its calls alone. */
type Known = Noted | null;

/** Steps that are not the same by then never are; to note one takes longer than to do it. */
const mostTries = 4;

const traces = new WeakMap<Model, Map<string, Known>>();

/** The tensors of a step, computed by `work` or as it computed them before, with the batch (images, labels) and the key of now. Inside a tidy. */
export function asBefore<T extends readonly Tensor[]>(
  model: Model,
  batch: readonly Tensor[],
  key: number,
  work: () => T,
): T {
  const known = traces.get(model) ?? new Map<string, Known>();
  traces.set(model, known);
  const form = `${batch[0]?.shape.join()} ${model.labelSmoothing}`;
  const last = known.get(form);
  if (last === null) return work();
  const given = givenOf(model, batch, key);
  if (last?.isSure && last.trace.fits) return last.trace.replay(given) as unknown as T;
  const { result, trace } = traceOf(given, work, (tensors) => tensors);
  known.set(form, trace && noted(trace, last));
  return result;
}

function noted(trace: Trace, last: Noted | undefined): Known {
  const isSure = trace.description === last?.trace.description;
  const tries = (last?.tries ?? 0) + 1;
  return isSure || tries < mostTries ? { trace, isSure, tries } : null;
}

function givenOf({ layers, variables }: Model, batch: readonly Tensor[], key: number): Given {
  return {
    tensors: [...batch, ...variables],
    keys: [...layers.values()].map(({ reading }) => streamKey(key, reading.place)),
  };
}
