import { analyse } from '../../domain/network/analysis';
import { usualClasses } from '../../domain/data/datasets';
import { useData } from '../data/data';
import { useBackend } from '../engine/engine';
import { metrics } from '../training/metrics';
import { newId } from '../new-id';
import { RunRecorder } from './recorder';
import { holdRun } from './tabs';
import { runStore, useRuns } from './runs';
import { presetOf } from '../share/preset';

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
