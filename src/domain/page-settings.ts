/** What a page's address may set up: `?preset=ID&backend=B&seed=N&dataset=D&epochs=N&batch=N&lr=X`. */
import { backendChoices, type BackendChoice } from './backends';
import { datasetIds, type BuiltInId } from './datasets';
import { isAllowed, type Field } from './fields';
import { presetIds, type PresetId } from './presets';
import { settingsFields, type TrainingSettings } from './training';

export interface PageSettings {
  readonly preset: PresetId | null;
  readonly backend: BackendChoice | null;
  readonly dataset: BuiltInId | null;
  /** Only what the address names. */
  readonly training: Partial<TrainingSettings>;
  /** Parameters whose values are not allowed, as "name=value"; they are left out. */
  readonly ignored: readonly string[];
}

const numbers = { seed: 'seed', epochs: 'epochs', batch: 'batchSize', lr: 'learningRate' } as const;

/**
 * Reads the parameters of an address. Never throws; what is not allowed is named in `ignored`, unknown names are passed over.
 *
 * @param get gives a parameter's text, null where it is missing, as URLSearchParams does
 */
export function parsePageSettings(get: (name: string) => string | null): PageSettings {
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
  return {
    preset: read('preset', (text) => presetIds.find((id) => id === text) ?? null),
    backend: read('backend', (text) => backendChoices.find((choice) => choice === text) ?? null),
    dataset: read('dataset', (text) => datasetIds.find((id) => id === text) ?? null),
    training,
    ignored,
  };
}

function numberIn(field: Field, text: string): number | null {
  const value = text.trim() === '' ? NaN : Number(text);
  return isAllowed(field, value) ? value : null;
}
