import { readNetwork } from '../../domain/network/read-network';
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
  parametersOf: (network) => readNetwork(network).total,
  backend: () => useBackend.getState().report?.backend ?? 'cpu',
  dataset: () => useData.getState().dataset,
  dataChecksum: () => useData.getState().checksum,
  batches: (limit) => metrics.digest(limit),
  hold: holdRun,
});
