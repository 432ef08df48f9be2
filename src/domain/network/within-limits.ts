/** Whether what is made on the page lies within its limits. For what comes from outside, and may be anything, there is `parse.ts`. */
import { isAllowed, type Fields, type ParamValue } from '../layers/fields';
import { layerDefinitions } from '../layers/registry';
import { optimizerFields, settingsFields, type TrainingSettings } from '../training/training';
import { mostLayers } from './edits';
import type { NetworkSpec } from './network';

function areAllowed(fields: Fields, values: object): boolean {
  const given = new Map<string, ParamValue>(Object.entries(values));
  return Object.entries(fields).every(([name, field]) => isAllowed(field, given.get(name)));
}

export function isNetworkWithinLimits({ layers }: NetworkSpec): boolean {
  return (
    layers.length <= mostLayers && layers.every(({ kind, params }) => areAllowed(layerDefinitions[kind].fields, params))
  );
}

export function areSettingsWithinLimits(settings: TrainingSettings): boolean {
  const { optimizer } = settings;
  return areAllowed(settingsFields, settings) && areAllowed(optimizerFields[optimizer.kind], optimizer.params);
}
