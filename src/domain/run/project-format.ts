/** `project.json`: the network, the settings and the data set that are on the page, and the run whose weights lie beside it. */
import * as v from 'valibot';
import { isDatasetId, type DatasetId } from '../data/datasets';
import { defineFormat, readBy, type Schema } from '../formats/saved/define-format';
import { network1, settings1 } from '../formats/saved/v1';
import { network2, settings2 } from '../formats/saved/v2';
import { recordFormat } from './record-format';
import { snapshotFormat } from './snapshot-format';

const headOf = <N, S, R, C>(network: Schema<N>, settings: Schema<S>, record: Schema<R>, snapshot: Schema<C>) =>
  v.object({
    network,
    settings,
    dataset: v.custom<DatasetId>(isDatasetId),
    run: v.nullable(v.object({ record, snapshot, crc32: v.number() })),
  });

/** The record and the copy carry versions of their own. */
const record = v.pipe(
  v.unknown(),
  readBy((value: unknown) => recordFormat.read(value)),
);
/** Its arrays lie in another file of the project. */
const snapshot = v.pipe(
  v.looseObject({ optimizer: v.nullable(v.looseObject({})), best: v.nullable(v.looseObject({})) }),
  v.transform(({ optimizer, best, ...others }): unknown => ({
    ...others,
    weights: [],
    optimizer: optimizer && { ...optimizer, slots: [] },
    best: best && { ...best, weights: [] },
  })),
  readBy((value: unknown) => snapshotFormat.read(value)),
);

const newest = headOf(network2, settings2, record, snapshot);
export type ProjectHead = v.InferOutput<typeof newest>;

export const projectFormat = defineFormat<ProjectHead>('project', [
  headOf(network1, settings1, v.unknown(), v.unknown()),
  newest,
]);
