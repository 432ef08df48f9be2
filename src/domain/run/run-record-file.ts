/** A run as a file that the user takes away. */
import { fileNameOf } from '../formats/files/file-name';
import { recordVersion, type RunRecord } from './run-record';

/** What Export run writes: all that is needed to repeat and to plot a run. */
export function runFile(record: RunRecord): object {
  const { name, createdAt, presetId, network, settings, backend, dataset, parameters, steps, state } = record;
  return {
    format: 'cnn-playground-run',
    version: recordVersion,
    name,
    created: new Date(createdAt).toISOString(),
    preset: presetId,
    spec: network,
    settings,
    rates: record.rates ?? [],
    later: record.later ?? [],
    seed: settings.seed,
    backend,
    arithmetic: record.arithmetic ?? null,
    dataset,
    parameters,
    steps,
    state,
    stoppedEarly: record.stoppedEarly,
    history: { epochs: record.epochs, batches: record.batches },
    test: record.evaluation,
  };
}

export function runFileName({ name, presetId, settings, createdAt }: RunRecord): string {
  const title = fileNameOf(name === '' ? (presetId ?? '') : name, 'network');
  const time = new Date(createdAt)
    .toISOString()
    .slice(0, 16)
    .replace(/[^0-9]/g, '');
  return `run-${title}-seed${settings.seed}-${time}.json`;
}
