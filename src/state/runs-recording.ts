import { analyse } from '../domain/analysis';
import { usualClasses } from '../domain/datasets';
import { useData } from './data';
import { useBackend } from './engine';
import { metrics } from './metrics';
import { newId } from './new-id';
import { RunRecorder } from './runs-recorder';
import { holdRun } from './runs-tabs';
import { runStore, useRuns } from './runs';
import { presetOf } from './share-preset';

/** Keeps a record of every run of this page. */
export const recorder = new RunRecorder({
  store: runStore,
  runs: useRuns,
  now: () => Date.now(),
  newId,
  presetOf,
  parametersOf: (network) => analyse(network, useData.getState().info?.classNames.length ?? usualClasses).total,
  backend: () => useBackend.getState().report?.backend ?? 'cpu',
  dataset: () => useData.getState().dataset,
  dataChecksum: () => useData.getState().checksum,
  batches: (limit) => metrics.digest(limit),
  hold: holdRun,
});
