/** A finished run, for tests. */
import { presets } from '../network/presets';
import type { RunRecord } from './run-record';

const { network, settings } = presets['mnist-dense'];

export function runRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'a',
    name: '',
    createdAt: Date.UTC(2026, 0, 2, 3, 4),
    presetId: 'mnist-dense',
    network,
    settings,
    dataset: 'mnist-10k',
    backend: 'wasm',
    state: 'done',
    parameters: 407_050,
    steps: 126,
    epochs: [
      { epoch: 1, loss: 0.5, accuracy: 0.8, valLoss: 0.4, valAccuracy: 0.85, seconds: 2 },
      { epoch: 2, loss: 0.3, accuracy: 0.9, valLoss: null, valAccuracy: null, seconds: 3 },
    ],
    batches: [{ epoch: 0.5, step: 31, loss: NaN, accuracy: 0.5 }],
    evaluation: { loss: 0.2, accuracy: 0.945, count: 2000, seconds: 1 },
    stoppedEarly: null,
    keptEpochs: [2],
    ...changes,
  };
}
