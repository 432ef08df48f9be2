/** Records of runs as the browser keeps them, and as a project carries one. */
import * as v from 'valibot';
import { isDatasetId, type DatasetId } from '../data/datasets';
import { defineFormat, type Schema } from '../formats/saved/define-format';
import { network1, settings1 } from '../formats/saved/v1';
import { network2, savedNetwork, settings2 } from '../formats/saved/v2';
import { presetIds } from '../network/presets';
import { arithmetics, backendNames } from '../training/backends';
import { longestRunName, runStates, type RunRecord } from './run-record';

/** The greatest time that a Date can hold. */
const lastTime = 8.64e15;
/** More than anybody trains; a record that holds more would only stop the page. */
const most = { epochs: 100_000, batches: 10_000, keptEpochs: 10_000, changes: 10_000 };

/** Numbers as they are measured in single precision: a loss may be NaN or infinite. */
const measured = v.union([
  v.nan(),
  v.literal(Infinity),
  v.literal(-Infinity),
  v.pipe(v.number(), v.minValue(-3.5e38), v.maxValue(3.5e38)),
]);
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const epochSchema = v.object({
  epoch: count,
  loss: measured,
  accuracy: measured,
  valLoss: v.nullable(measured),
  valAccuracy: v.nullable(measured),
  seconds: measured,
});
const rateSchema = v.object({ step: count, rate: v.pipe(v.number(), v.finite(), v.minValue(0)) });
const batchSchema = v.object({ epoch: measured, step: count, loss: measured, accuracy: measured });
/** The record of a version whose networks and settings are read by these. */
const recordOf = <N, S>(network: Schema<N>, settings: Schema<S>) =>
  v.object({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    name: v.pipe(v.string(), v.maxLength(longestRunName)),
    createdAt: v.pipe(count, v.maxValue(lastTime)),
    presetId: v.fallback(v.nullable(v.picklist(presetIds)), null),
    network,
    settings,
    rates: v.optional(v.pipe(v.array(rateSchema), v.maxLength(most.changes))),
    later: v.optional(v.pipe(v.array(v.object({ step: count, settings })), v.maxLength(most.changes))),
    taught: v.exactOptional(v.pipe(v.array(v.object({ step: count, drawings: count })), v.maxLength(most.changes))),
    dataset: v.custom<DatasetId>(isDatasetId),
    dataChecksum: v.optional(count),
    backend: v.picklist(backendNames),
    arithmetic: v.optional(v.picklist(arithmetics)),
    state: v.picklist(runStates),
    parameters: count,
    steps: count,
    epochs: v.pipe(v.array(epochSchema), v.maxLength(most.epochs)),
    batches: v.pipe(v.array(batchSchema), v.maxLength(most.batches)),
    evaluation: v.nullable(v.object({ loss: measured, accuracy: measured, count, seconds: measured })),
    stoppedEarly: v.nullable(count),
    keptEpochs: v.pipe(v.array(count), v.maxLength(most.keptEpochs)),
  });

export const recordFormat = defineFormat<RunRecord>('record', [
  recordOf(network1, settings1),
  recordOf(network2, settings2),
]);

/** The record as it is kept. */
export function savedRecord(record: RunRecord): unknown {
  return { ...record, network: savedNetwork(record.network), version: recordFormat.version };
}
