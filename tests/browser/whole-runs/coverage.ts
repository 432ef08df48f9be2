/** Tells which layer kinds, options, optimizers and settings no case holds, so that a new one cannot be forgotten. */
import type { Field, Fields } from '../../../src/domain/layers/fields';
import { definitionOf, layerKinds } from '../../../src/domain/layers/registry';
import { optimizerFields, optimizerKinds, settingsFields } from '../../../src/domain/training/training';
import type { Case } from './case';

type Params = Readonly<Record<string, unknown>>;

export function uncovered(cases: readonly Case[]): string[] {
  const layers = cases.flatMap((one) => one.layers);
  const settings = cases.map((one) => one.settings);
  return [
    ...layerKinds.flatMap((kind) =>
      missing(kind, definitionOf(kind).fields, paramsOf(layers.filter((layer) => layer.kind === kind))),
    ),
    ...optimizerKinds.flatMap((kind) =>
      missing(
        kind,
        optimizerFields[kind],
        paramsOf(settings.map(({ optimizer }) => optimizer).filter((one) => one.kind === kind)),
      ),
    ),
    ...missing('settings', settingsFields, settings),
  ];
}

function paramsOf(holders: readonly { readonly params: object }[]): Params[] {
  return holders.map(({ params }) => params as Params);
}

/** What of these fields is never seen: any choice, either of a flag, and two values of a number. */
function missing(owner: string, fields: Fields, seen: readonly Params[]): string[] {
  if (seen.length === 0) return [owner];
  return Object.entries(fields).flatMap(([name, field]) => {
    const values = new Set(seen.map((params) => params[name]));
    return unseen(field, values).map((what) => `${owner}.${name}: ${what}`);
  });
}

function unseen(field: Field, values: ReadonlySet<unknown>): string[] {
  switch (field.type) {
    case 'choice':
      return field.values.filter((value) => !values.has(value));
    case 'flag':
      return [true, false].filter((value) => !values.has(value)).map(String);
    case 'int':
    case 'number':
      return values.size > 1 ? [] : ['another value'];
    case 'extent':
      return [
        ...([...values].some((value) => typeof value === 'number' && value !== field.default) ? [] : ['another value']),
        ...([...values].some(Array.isArray) ? [] : ['height and width apart']),
      ];
    case 'sides':
      return [
        ...([...values].some((value) => typeof value === 'number' && value !== field.default) ? [] : ['another value']),
        ...([...values].some((value) => Array.isArray(value) && !value.some(Array.isArray))
          ? []
          : ['height and width apart']),
        ...([...values].some((value) => Array.isArray(value) && value.some(Array.isArray)) ? [] : ['each side apart']),
      ];
  }
}
