import type { RunRecord } from '../../domain/run/run-record';

type Given = Pick<
  RunRecord,
  'id' | 'createdAt' | 'presetId' | 'network' | 'settings' | 'dataset' | 'backend' | 'parameters'
>;

/** The record of a run that begins. */
export function freshRecord(given: Given): RunRecord {
  return {
    ...given,
    name: '',
    state: 'running',
    steps: 0,
    epochs: [],
    batches: [],
    evaluation: null,
    stoppedEarly: null,
    keptEpochs: [],
  };
}
