/** Reads copies of runs that come from storage or files and may be anything. Whether they fit their network is the worker's to say. */
import * as v from 'valibot';
import { arithmetics } from '../../domain/training/backends';
import { parseNetwork, parseSettings } from '../../domain/network/parse';
import type { OptimizerSpec } from '../../domain/training/training';
import type { RunSnapshot } from '../../domain/run/snapshot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sum = v.pipe(v.number(), v.finite());
const arrays = v.array(v.instance(Float32Array));
const badness = v.nullable(v.number());

const schema = v.object({
  network: v.unknown(),
  seed: count,
  weights: arrays,
  optimizer: v.nullable(v.object({ spec: v.unknown(), slots: arrays, steps: count })),
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
});

/** Null when it is no copy of a run. */
export function parseSnapshot(value: unknown): RunSnapshot | null {
  const result = v.safeParse(schema, value);
  if (!result.success) return null;
  const { network, optimizer, ...others } = result.output;
  const parsed = parseNetwork(network);
  if (!parsed.ok) return null;
  if (!optimizer) return { ...others, network: parsed.value, optimizer: null };
  const spec = parseOptimizer(optimizer.spec);
  return spec && { ...others, network: parsed.value, optimizer: { ...optimizer, spec } };
}

/** Optimizers are read as a part of settings. */
function parseOptimizer(spec: unknown): OptimizerSpec | null {
  if (typeof spec !== 'object' || spec === null) return null;
  const settings = parseSettings({ optimizer: spec });
  return settings.ok ? settings.value.optimizer : null;
}
