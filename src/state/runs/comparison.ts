/** The fair comparison: a dense and a convolutional network, trained one after the other on all training images, with the same seed, batch size and as many epochs. */
import { createStore, type StateCreator, type StoreApi } from 'zustand/vanilla';
import { remembered } from '../../domain/remembered';
import { presets, type PresetId } from '../../domain/network/presets';
import { datasets, isOwn, type DatasetId, type WholeId } from '../../domain/data/datasets';
import type { ProjectSetup } from '../../domain/run/project-file';
import type { Locks } from '../task/allows';
import type { Setup, SetupStores } from '../session/setup';
import type { RunsState } from './runs-state';

export type Pair = readonly [dense: PresetId, convolutional: PresetId];

const pairs: Readonly<Record<WholeId, Pair>> = {
  mnist: ['mnist-dense', 'mnist-first-convnet'],
  fashion: ['fashion-dense', 'fashion-cnn'],
};

/** Images in a batch of either network: one with smaller batches makes more steps in an epoch, and would learn more for that alone. */
const fairBatch = 64;

/** The two presets for a data set; null for one's own images, which have no presets. */
export function pairFor(dataset: DatasetId): Pair | null {
  return isOwn(dataset) ? null : pairs[datasets[dataset].whole];
}

export interface ComparisonState {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly pair: Pair | null;
  /** The position in the pair of the network that trains now. */
  readonly at: number;
  /** The runs of those that are through. */
  readonly runIds: readonly string[];
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
}

export interface ComparisonSources extends SetupStores {
  readonly runs: StoreApi<RunsState>;
  readonly setup: Setup;
  /** What a task keeps as it is. */
  readonly locks: Pick<Locks, 'allows'>;
}

/** The one of a page; made when it is first asked for. */
export const comparisonOf: (page: ComparisonSources) => StoreApi<ComparisonState> = remembered((page) =>
  createStore(createComparisonState(page)),
);

function createComparisonState({
  training,
  data,
  runs,
  setup,
  locks,
}: ComparisonSources): StateCreator<ComparisonState> {
  /** What a preset is trained with here. */
  function setupOf(id: PresetId): Pick<ProjectSetup, 'network' | 'settings'> {
    const { epochs, seed } = training.getState().settings;
    const { network, settings } = presets[id];
    return { network, settings: { ...settings, validation: 'none', batchSize: fairBatch, epochs, seed } };
  }

  /** Trains a preset from fresh weights; the id of its run, or null when it was stopped or failed. */
  async function trainPreset(id: PresetId): Promise<string | null> {
    const { network, settings } = setupOf(id);
    setup.replace(network, id, settings);
    await training.getState().resetWeights();
    await training.getState().train();
    return training.getState().evaluation ? runs.getState().currentId : null;
  }

  return (set, get) => ({
    phase: 'idle',
    pair: null,
    at: 0,
    runIds: [],
    async start() {
      const pair = pairFor(data.getState().dataset);
      if (!pair || get().phase === 'running' || !pair.every((id) => locks.allows(setupOf(id)))) return;
      set({ phase: 'running', pair, at: 0, runIds: [] });
      for (const [at, id] of pair.entries()) {
        set({ at });
        const runId = await trainPreset(id);
        if (get().phase !== 'running') return;
        if (runId === null) {
          set({ phase: training.getState().failure ? 'failed' : 'cancelled' });
          return;
        }
        set({ runIds: [...get().runIds, runId] });
      }
      set({ phase: 'done' });
    },
    cancel() {
      if (get().phase !== 'running') return;
      set({ phase: 'cancelled' });
      training.getState().stop();
    },
  });
}
