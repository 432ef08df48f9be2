/** Copies of runs as the browser keeps them: weights, optimizer, position. Whether they fit their network is the engine's to say. */
import * as v from 'valibot';
import { defineFormat, type Schema } from '../formats/saved/define-format';
import { network1, optimizer1 } from '../formats/saved/v1';
import { network2, optimizer2, savedNetwork } from '../formats/saved/v2';
import type { NetworkSpec } from '../network/network';
import { arithmetics } from '../training/backends';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sum = v.pipe(v.number(), v.finite());
const arrays = v.pipe(v.array(v.custom<Float32Array>((value) => value instanceof Float32Array)), v.readonly());
const badness = v.nullable(v.number());

/** The copy of a version whose networks and optimizers are read by these. */
const snapshotOf = <N, O>(network: Schema<N>, optimizer: Schema<O>) =>
  v.object({
    network,
    seed: count,
    weights: arrays,
    optimizer: v.nullable(v.object({ spec: optimizer, slots: arrays, steps: count })),
    position: v.object({
      epochs: count,
      stepInEpoch: count,
      steps: count,
      lossSum: sum,
      accuracySum: sum,
      imagesSeen: count,
      seconds: sum,
    }),
    fit: v.nullable(
      v.object({
        lastEpoch: count,
        learningRate: v.pipe(v.number(), v.finite(), v.minValue(0)),
        callbacks: v.object({ epochs: count, best: badness, wait: count, plateauBest: badness, plateauWait: count }),
        stoppedEarly: v.boolean(),
      }),
    ),
    best: v.nullable(v.object({ epoch: count, steps: count, weights: arrays })),
    arithmetic: v.optional(v.nullable(v.picklist(arithmetics))),
    labelSmoothing: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  });

const newest = snapshotOf(network2, optimizer2);
/** What the engine takes and gives as a copy of a run. */
export type Snapshot = v.InferOutput<typeof newest>;

/** Copies of version 1 name no version. */
export const snapshotFormat = defineFormat<Snapshot>('snapshot', [snapshotOf(network1, optimizer1), newest], 1);

/** The copy as it is kept. */
export function savedSnapshot<S extends { readonly network: NetworkSpec }>(snapshot: S) {
  return { ...snapshot, network: savedNetwork(snapshot.network), version: snapshotFormat.version };
}
