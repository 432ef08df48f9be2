/** The fair comparison: a dense and a convolutional network, trained one after the other on the same images, with the same seed and as many epochs. */
import { create } from 'zustand';
import { presets, type PresetId } from '../../domain/network/presets';
import { isOwn, type DatasetId } from '../../domain/data/datasets';
import { useData } from '../data/data';
import { useRuns } from './runs';
import { replaceSetup } from '../session/setup';
import { useTraining } from '../training/training';

export type Pair = readonly [dense: PresetId, convolutional: PresetId];

/** The two presets for a data set; null for one's own images, which have no presets. */
export function pairFor(dataset: DatasetId): Pair | null {
  if (isOwn(dataset)) return null;
  return dataset.startsWith('fashion') ? ['fashion-dense', 'fashion-cnn'] : ['mnist-dense', 'mnist-first-convnet'];
}

interface ComparisonState {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly pair: Pair | null;
  /** The position in the pair of the network that trains now. */
  readonly at: number;
  /** The runs of those that are through. */
  readonly runIds: readonly string[];
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
}

/** Trains a preset from fresh weights; the id of its run, or null when it was stopped or failed. */
async function trainPreset(id: PresetId): Promise<string | null> {
  const training = useTraining.getState();
  const { epochs, seed } = training.settings;
  replaceSetup(presets[id].network, id, { ...presets[id].settings, validation: 'test', epochs, seed });
  await training.resetWeights();
  await useTraining.getState().train();
  return useTraining.getState().evaluation ? useRuns.getState().currentId : null;
}

export const useComparison = create<ComparisonState>()((set, get) => ({
  phase: 'idle',
  pair: null,
  at: 0,
  runIds: [],
  async start() {
    const pair = pairFor(useData.getState().dataset);
    if (!pair || get().phase === 'running') return;
    set({ phase: 'running', pair, at: 0, runIds: [] });
    for (const [at, id] of pair.entries()) {
      set({ at });
      const runId = await trainPreset(id);
      if (get().phase !== 'running') return;
      if (runId === null) {
        set({ phase: useTraining.getState().failure ? 'failed' : 'cancelled' });
        return;
      }
      set({ runIds: [...get().runIds, runId] });
    }
    set({ phase: 'done' });
  },
  cancel() {
    if (get().phase !== 'running') return;
    set({ phase: 'cancelled' });
    useTraining.getState().stop();
  },
}));
