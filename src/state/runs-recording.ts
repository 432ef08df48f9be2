import { analyse } from '../domain/analysis';
import { usualClasses } from '../domain/datasets';
import { presetIds, presets } from '../domain/presets';
import { useData } from './data';
import { useBackend } from './engine';
import { metrics } from './metrics';
import { RunRecorder } from './runs-recorder';
import { holdRun } from './runs-tabs';
import { runStore, useRuns } from './runs';
import { isSameNetwork } from './training-run';

/** A name that no other run has, in any tab. */
function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(2));
  return [Date.now(), ...parts].map((part) => part.toString(36)).join('-');
}

/** Keeps a record of every run of this page. */
export const recorder = new RunRecorder({
  store: runStore,
  runs: useRuns,
  now: () => Date.now(),
  newId,
  presetOf: (network) => presetIds.find((id) => isSameNetwork(presets[id].network, network)) ?? null,
  parametersOf: (network) => analyse(network, useData.getState().info?.classNames.length ?? usualClasses).total,
  backend: () => useBackend.getState().report?.backend ?? 'cpu',
  dataset: () => useData.getState().dataset,
  batches: (limit) => metrics.digest(limit),
  hold: holdRun,
});
