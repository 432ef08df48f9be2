/** Networks and settings as version 1 wrote them, and what version 2 would have written. */
import * as v from 'valibot';
import { nextId } from '../../network/edits';
import type { Schema } from './define-format';
import * as frozen from './defaults1';
import { chained, inputId, type Network2, type Optimizer2, type Settings2 } from './v2';

const params = v.optional(v.record(v.string(), v.unknown()), {});
const layer = v.object({ id: v.optional(v.string()), kind: v.string(), params });
const optimizer = v.object({ kind: v.string(), params });

/** A stack of layers, each behind the one before it; ids may be missing. */
export const network1: Schema<Network2> = v.pipe(
  v.object({ inputShape: v.unknown(), layers: v.array(layer) }),
  v.transform(({ inputShape, layers }) => ({ inputShape, layers: chained(withIds(layers).map(wholeLayer)) })),
);

export const optimizer1: Schema<Optimizer2> = v.pipe(optimizer, v.transform(wholeOptimizer));

export const settings1: Schema<Settings2> = v.pipe(
  v.looseObject({ optimizer: v.optional(optimizer, { kind: 'RMSprop' }) }),
  v.transform(({ optimizer: given, learningRate, ...others }) => ({
    ...whole(frozen.settings1, others),
    optimizer: wholeOptimizer(given),
    learningRate: learningRate === undefined ? frozen.learningRate1(given.kind) : learningRate,
  })),
);

type Values = Readonly<Record<string, unknown>>;

function wholeLayer<L extends { readonly kind: string; readonly params: Values }>(given: L): L {
  return { ...given, params: whole(defaultsIn(frozen.layers1, given.kind), given.params) };
}

function wholeOptimizer({ kind, params: given }: v.InferOutput<typeof optimizer>): Optimizer2 {
  return { kind, params: whole(defaultsIn(frozen.optimizers1, kind), given) };
}

/** What has a name that version 1 did not know was passed over. */
function whole(defaults: Values, given: Values): Values {
  return Object.fromEntries(
    Object.entries(defaults).map(([key, usual]) => [key, given[key] === undefined ? usual : given[key]]),
  );
}

/** Empty for a kind that there was not: it is refused later. */
function defaultsIn(table: Readonly<Record<string, Values>>, kind: string): Values {
  return (Object.hasOwn(table, kind) ? table[kind] : undefined) ?? {};
}

function withIds<L extends { readonly id?: string | undefined }>(layers: readonly L[]): (L & { id: string })[] {
  const named: (L & { id?: string })[] = layers.map(({ ...each }) => each);
  for (const each of named) if (each.id === undefined || each.id === inputId) each.id = nextId({ layers: named });
  return named as (L & { id: string })[];
}
