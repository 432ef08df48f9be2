/** What was set differently: between runs, and within one. */
import type { Field, Fields } from '../layers/fields';
import { definitionOf } from '../layers/registry';
import type { LayerSpec, NetworkSpec } from '../network/network';
import { stagesOf, type RunRecord } from './run-record';
import type { TrainingSettings } from '../training/training';

/** Differences between runs, one row each: what was set, and its value in every run. */
export interface Difference {
  /** "settings.batchSize", "dataset", "layers" ... */
  readonly name: string;
  /** One after the other where it was changed on the way, with `changeMark` between; empty where a run has no such setting. */
  readonly values: readonly string[];
}
export const changeMark = ' → ';

/** The settings in which runs differ: those of training by name, the optimizer with its parameters, the data set and the stack of layers. */
export function differences(records: readonly RunRecord[]): Difference[] {
  const tables = records.map(factsOf);
  const names = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  return names
    .map((name) => ({ name, values: tables.map((table) => table.get(name) ?? '') }))
    .filter(({ values }) => new Set(values).size > 1);
}

function factsOf(record: RunRecord): Map<string, string> {
  const { network, dataset, backend } = record;
  const facts = new Map<string, string>([
    ['dataset', dataset],
    ['backend', backend],
    ['layers', stackText(network)],
  ]);
  const stages = stagesOf(record).map(({ settings }) => settingFacts(settings));
  for (const name of new Set(stages.flatMap((stage) => [...stage.keys()]))) {
    const values = stages.flatMap((stage) => stage.get(name) ?? []);
    facts.set(name, values.filter((value, index) => value !== values[index - 1]).join(changeMark));
  }
  return facts;
}

function settingFacts({ optimizer, ...others }: TrainingSettings): Map<string, string> {
  const facts = new Map<string, string>();
  const add = (name: string, value: unknown) => facts.set(`settings.${name}`, String(value));
  for (const [name, value] of Object.entries(others)) add(name, value);
  add('optimizer', optimizer.kind);
  for (const [name, value] of Object.entries(optimizer.params)) add(name, value);
  return facts;
}

/** What was set anew in a run when `step` steps were done; nothing where it only went on. */
export interface Change {
  readonly step: number;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

/** Everything that was set anew on a run's way, in order. */
export function changesOf(record: Pick<RunRecord, 'settings' | 'rates' | 'later'>): Change[] {
  const stages = stagesOf(record).map(({ step, settings }) => ({ step, facts: settingFacts(settings) }));
  return stages.slice(1).map(({ step, facts }, index) => {
    const before = stages[index]?.facts;
    const changed = [...facts].filter(([name, value]) => before?.get(name) !== value);
    return { step, settings: changed.map(([name, value]) => ({ name, value })) };
  });
}

/** A stack in one line: "Conv2D 32, MaxPooling2D 2, Flatten, Dense 10 softmax". */
function stackText({ layers }: NetworkSpec): string {
  return layers.map(layerText).join(', ');
}

function textOf(field: Field, value: unknown): string {
  const isSeveral = (field.type === 'extent' || field.type === 'sides') && Array.isArray(value);
  return isSeveral ? value.flat().join(' × ') : String(value);
}

/** A layer with its first parameter and all that are not as usual; words speak for themselves, numbers with their name. */
function layerText({ kind, params }: LayerSpec): string {
  const values = new Map<string, unknown>(Object.entries(params));
  const fields: Fields = definitionOf(kind).fields;
  const parts = Object.entries(fields).flatMap(([name, field], index) => {
    const value = textOf(field, values.get(name));
    if (index === 0) return [value];
    if (value === String(field.default)) return [];
    return [field.type === 'choice' ? value : `${name} ${value}`];
  });
  return [kind, ...parts].join(' ');
}
