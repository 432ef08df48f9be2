/** What a page's address may set up: `?preset=ID&backend=B&seed=N&dataset=D&epochs=N&batch=N&lr=X&lesson=ID`. What `term` names is looked up by the glossary. */
import { backendChoices, type BackendChoice } from '../training/backends';
import { datasetIds, type BuiltInId } from '../data/datasets';
import { isAllowed, type Field } from '../layers/fields';
import { lessonIds, type LessonId } from '../lesson/lesson';
import { presetIds, type PresetId } from '../network/presets';
import { readNumber } from '../numbers/read-number';
import { settingsFields, type TrainingSettings } from '../training/training';

export interface PageSettings {
  readonly preset: PresetId | null;
  readonly backend: BackendChoice | null;
  readonly dataset: BuiltInId | null;
  /** A lesson to be opened. */
  readonly lesson: LessonId | null;
  /** Only what the address names. */
  readonly training: Partial<TrainingSettings>;
  /** Parameters whose values are not allowed, as "name=value"; they are left out. */
  readonly ignored: readonly string[];
}

const numbers = { seed: 'seed', epochs: 'epochs', batch: 'batchSize', lr: 'learningRate' } as const;

/**
 * Reads the parameters of an address. Never throws; what is not allowed is named in `ignored`.
 *
 * @param get gives a parameter's text, null where it is missing, as domain/link/address does
 * @param languageFor the language of a tag; null where the page does not speak it
 */
export function parsePageSettings(
  get: (name: string) => string | null,
  languageFor: (tag: string) => string | null,
): PageSettings {
  const ignored: string[] = [];
  const read = <T>(name: string, parse: (text: string) => T | null): T | null => {
    const text = get(name);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) ignored.push(`${name}=${text.slice(0, 40)}`);
    return value;
  };
  const training: Record<string, number> = {};
  for (const [name, setting] of Object.entries(numbers)) {
    const value = read(name, (text) => numberIn(settingsFields[setting], text));
    if (value !== null) training[setting] = value;
  }
  read('lang', languageFor);
  read('view', (text) => oneOf(['glossary'], text));
  return {
    preset: read('preset', (text) => oneOf(presetIds, text)),
    backend: read('backend', (text) => oneOf(backendChoices, text)),
    dataset: read('dataset', (text) => oneOf(datasetIds, text)),
    lesson: read('lesson', (text) => oneOf(lessonIds, text)),
    training,
    ignored,
  };
}

/** Telephones like to begin with a capital letter. */
function oneOf<T extends string>(ids: readonly T[], text: string): T | null {
  return ids.find((id) => id === text.toLowerCase()) ?? null;
}

function numberIn(field: Field, text: string): number | null {
  const [value, ...others] = readNumber(text, field.type === 'int');
  return value !== undefined && others.length === 0 && isAllowed(field, value) ? value : null;
}
