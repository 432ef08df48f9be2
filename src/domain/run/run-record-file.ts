/** A run as a file that the user takes away: all that is needed to repeat and to plot it, in plain JSON, for other programs too. */
import * as v from 'valibot';
import { fileNameFor } from '../formats/exporters';
import { fileNameOf } from '../formats/files/file-name';
import { unread } from '../formats/files/open-error';
import { defineFormat, readBy, type Schema } from '../formats/saved/define-format';
import { settings1, network1 } from '../formats/saved/v1';
import { savedNetwork } from '../formats/saved/v2';
import { recordFormat } from './record-format';
import type { RunRecord } from './run-record';

const format = 'cnn-playground-run';

/** What Export run writes. */
export function runFile(record: RunRecord): object {
  const { name, createdAt, presetId, network, settings, backend, dataset, parameters, steps, state } = record;
  return {
    format,
    version: runFormat.version,
    name,
    created: new Date(createdAt).toISOString(),
    preset: presetId,
    spec: savedNetwork(network),
    settings,
    rates: record.rates ?? [],
    later: record.later ?? [],
    seed: settings.seed,
    backend,
    arithmetic: record.arithmetic ?? null,
    dataset,
    dataChecksum: record.dataChecksum ?? null,
    parameters,
    steps,
    state,
    stoppedEarly: record.stoppedEarly,
    history: { epochs: record.epochs, batches: record.batches },
    test: record.evaluation,
  };
}

/** JSON has null for what is no number. */
const measured = v.pipe(
  v.looseObject({}),
  v.transform((given) => ({ ...given, loss: given.loss ?? NaN, accuracy: given.accuracy ?? NaN })),
);

/** The file of a version whose networks and settings are read by these. */
const fileOf = <N, S>(spec: Schema<N>, settings: Schema<S>) =>
  v.looseObject({
    format: v.literal(format),
    created: v.pipe(v.string(), v.isoTimestamp()),
    spec,
    settings,
    rates: v.optional(v.unknown(), []),
    later: v.optional(v.array(v.looseObject({ settings })), []),
    history: v.object({ epochs: v.array(measured), batches: v.array(measured) }),
    test: v.nullable(measured),
  });

/** Read as the record of a run that has no weights here. */
export const runFormat = defineFormat<RunRecord>('run', [
  fileOf(network1, settings1),
  v.pipe(
    fileOf(v.unknown(), v.unknown()),
    v.transform(({ created, preset, spec, history, test, arithmetic, dataChecksum, ...others }): unknown => ({
      ...others,
      version: 2,
      id: 'file',
      createdAt: Date.parse(created),
      presetId: preset,
      network: spec,
      ...history,
      ...(arithmetic !== null && { arithmetic }),
      ...(typeof dataChecksum === 'number' && { dataChecksum }),
      evaluation: test,
      keptEpochs: [],
    })),
    readBy((value: unknown) => recordFormat.read(value)),
  ),
]);

/**
 * Reads the JSON of a file; null where it is none that Export run wrote.
 *
 * @throws OpenError
 */
export function readRunFile(json: unknown): RunRecord | null {
  if (!v.is(v.looseObject({ format: v.literal(format) }), json)) return null;
  const reading = runFormat.read(json);
  if (!reading.ok) throw unread(reading);
  return reading.value;
}

export function runFileName({ name, presetId, settings, createdAt }: RunRecord): string {
  const title = fileNameOf(name === '' ? (presetId ?? '') : name, 'network');
  const time = new Date(createdAt)
    .toISOString()
    .slice(0, 16)
    .replace(/[^0-9]/g, '');
  return fileNameFor('run', `run-${title}-seed${settings.seed}-${time}`);
}
