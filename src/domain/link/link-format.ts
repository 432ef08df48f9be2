/** What a link holds, as short as it can be said: names of one letter, and of layers and settings only what is not as the frozen defaults of the version. */
import * as v from 'valibot';
import { datasetIds, type BuiltInId } from '../data/datasets';
import { layers2, optimizers2, settings2 as settingsDefaults } from '../formats/saved/defaults2';
import { defineFormat } from '../formats/saved/define-format';
import { network1, settings1 } from '../formats/saved/v1';
import { chained, inputId, network2, settings2, type Network2, type Settings2 } from '../formats/saved/v2';
import type { NetworkSpec } from '../network/network';
import type { TrainingSettings } from '../training/training';

export interface SharedSetup {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  /** Null when the set is the sender's own, which does not travel in a link. */
  readonly dataset: BuiltInId | null;
}

const params = v.record(v.string(), v.unknown());
/** The ids of a layer's inputs stand behind its parameters where they are not the layer before. */
const layer = v.union([v.strictTuple([v.string(), params]), v.strictTuple([v.string(), params, v.array(v.string())])]);
const short = v.strictObject({
  /** Data set. */
  d: v.nullable(v.picklist(datasetIds)),
  /** Input shape. */
  i: v.unknown(),
  l: v.array(layer),
  o: v.strictTuple([v.string(), params]),
  /** Settings. */
  s: params,
});
type Short = v.InferOutput<typeof short>;

/** In version 1 every network is a stack. */
const first = v.pipe(
  short,
  v.transform(({ d, i, l, o, s }): unknown => ({
    network: { inputShape: i, layers: l.map(([kind, each]) => ({ kind, params: each })) },
    settings: { ...s, optimizer: { kind: o[0], params: o[1] } },
    dataset: d,
  })),
  v.object({ network: network1, settings: settings1, dataset: short.entries.d }),
  v.transform(shortened),
);

const second = v.pipe(
  short,
  v.transform(({ d, i, l, o, s }): unknown => {
    const layers = chained(l.map(([kind, each], index) => ({ id: numberedId(index), kind, params: each })));
    return {
      network: {
        inputShape: i,
        layers: layers.map((each, index) => ({ ...each, inputs: l[index]?.[2] ?? each.inputs })),
      },
      settings: { ...s, optimizer: { kind: o[0], params: o[1] } },
      dataset: d,
    };
  }),
  v.object({ network: network2, settings: settings2, dataset: short.entries.d }),
);

export const linkFormat = defineFormat<SharedSetup>('link', [first, second]);

/** A network with its settings as a link holds it. */
export function shortened(setup: { network: Network2; settings: Settings2; dataset: BuiltInId | null }): Short {
  const { optimizer, ...others } = setup.settings;
  return {
    d: setup.dataset,
    i: setup.network.inputShape,
    l: shortLayers(setup.network.layers),
    o: [optimizer.kind, differing(optimizer.params, valuesIn(optimizers2, optimizer.kind))],
    s: differing(others, settingsDefaults),
  };
}

/** Ids are numbered anew, as the reader numbers them. */
function shortLayers(layers: Network2['layers']): Short['l'] {
  const ids = new Map([[inputId, inputId], ...layers.map(({ id }, index) => [id, numberedId(index)] as const)]);
  const numbered = layers.map((each, index) => ({
    ...each,
    id: numberedId(index),
    inputs: each.inputs.map((id) => ids.get(id) ?? id),
  }));
  const usual = chained(numbered);
  return numbered.map(({ kind, params: each, inputs }, index) => {
    const short: [string, Values] = [kind, differing(each, valuesIn(layers2, kind))];
    return inputs.join() === usual[index]?.inputs.join() ? short : [...short, inputs];
  });
}

const numberedId = (index: number): string => `layer-${index + 1}`;

type Values = Readonly<Record<string, unknown>>;

function valuesIn(table: Readonly<Record<string, Values>>, kind: string): Values {
  return (Object.hasOwn(table, kind) ? table[kind] : undefined) ?? {};
}

function differing(values: Values, usual: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== usual[key]));
}
