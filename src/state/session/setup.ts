/** A network with what it is trained with and on: replaced together, taken back together. */
import type { StoreApi } from 'zustand/vanilla';
import { datasets, type DatasetId } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import { presets, type PresetId } from '../../domain/network/presets';
import { isSameNetwork } from '../../domain/network/same-network';
import { areSettingsWithinLimits, isNetworkWithinLimits } from '../../domain/network/within-limits';
import type { ProjectSetup } from '../../domain/run/project-file';
import { isSameSettings } from '../../domain/training/same-settings';
import type { TrainingSettings } from '../../domain/training/training';
import type { DataState } from '../data/data-state';
import type { NetworkState, TrainingSetup } from '../network/network-state';
import type { Allows } from '../task/allows';
import type { TrainingState } from '../training/training-state';

export interface Setup {
  /** What the network is trained with and on now. */
  readonly present: () => TrainingSetup;
  /** The set-up as files and links take it; null while a value is out of its limits: nobody could read the file or the link. */
  readonly whole: () => ProjectSetup | null;
  /**
   * Puts a network and its settings in place of the present ones.
   *
   * @param before the settings and the data set that Undo brings back with the present network
   */
  readonly replace: (
    network: NetworkSpec,
    presetId: PresetId | null,
    settings: TrainingSettings,
    before?: TrainingSetup,
  ) => void;
  /** Chooses a data set beside it; resolves when the worker holds what is chosen. A trained network is never thrown away here. */
  readonly prepare: (dataset: DatasetId) => Promise<void>;
  /** Puts a preset's network, settings and data in place of the present ones. The weights of a trained network stay in use until the next training. */
  readonly loadPreset: (id: PresetId, settings?: Partial<TrainingSettings>) => Promise<void>;
  /** What a preset comes to here: on the full set where the learner already works with it, and with these settings in place of its own. */
  readonly presetHere: (id: PresetId, settings?: Partial<TrainingSettings>) => ProjectSetup;
  /** Takes back the last edit of the network, or a preset, project, link or run that came in its place. */
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface SetupStores {
  readonly network: StoreApi<NetworkState>;
  readonly data: StoreApi<DataState>;
  readonly training: StoreApi<TrainingState>;
}

/**
 * @param prepare has the worker hold what is chosen, with this data set
 * @param allows what a task keeps as it is
 */
export function createSetup(
  { network, data, training }: SetupStores,
  prepare: Setup['prepare'],
  allows: Allows,
): Setup {
  const present = (): TrainingSetup => {
    return { settings: training.getState().settings, dataset: data.getState().dataset };
  };

  function replace(
    spec: NetworkSpec,
    presetId: PresetId | null,
    settings: TrainingSettings,
    before: TrainingSetup = present(),
  ): void {
    if (!allows({ network: spec, settings })) return;
    const { network: shown, presetId: shownId, replaceNetwork } = network.getState();
    const isSame = presetId === shownId && isSameNetwork(spec, shown) && isSameSettings(settings, before.settings);
    // What changes nothing is no step to be taken back.
    if (!isSame) replaceNetwork(spec, presetId, before);
    training.getState().setSettings(settings);
  }

  function putBack(setup: TrainingSetup | null): void {
    if (!setup) return;
    training.getState().setSettings(setup.settings);
    void prepare(setup.dataset);
  }

  function presetHere(id: PresetId, changed: Partial<TrainingSettings> = {}): ProjectSetup {
    const { network: spec, settings, dataset } = presets[id];
    const { whole } = datasets[dataset];
    const isOnWhole = data.getState().dataset === whole;
    return { network: spec, settings: { ...settings, ...changed }, dataset: isOnWhole ? whole : dataset };
  }

  return {
    present,
    whole() {
      const { network: spec } = network.getState();
      const { settings, dataset } = present();
      if (!isNetworkWithinLimits(spec) || !areSettingsWithinLimits(settings)) return null;
      return { network: spec, settings, dataset };
    },
    replace,
    prepare,
    presetHere,
    async loadPreset(id, changed) {
      const here = presetHere(id, changed);
      if (!allows(here)) return;
      replace(here.network, id, here.settings);
      await prepare(here.dataset);
    },
    undo: () => putBack(network.getState().undo(present())),
    redo: () => putBack(network.getState().redo(present())),
  };
}
