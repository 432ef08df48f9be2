/** A network with what it is trained with and on: replaced together, taken back together. */
import type { DatasetId } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import type { PresetId } from '../../domain/network/presets';
import { isSameNetwork } from '../../domain/network/same-network';
import { isSameSettings } from '../../domain/training/same-settings';
import type { TrainingSettings } from '../../domain/training/training';
import { useData } from '../data/data';
import { useNetwork } from '../network/network';
import type { TrainingSetup } from '../network/network-state';
import { useTraining } from '../training/training';

export function trainingSetup(): TrainingSetup {
  return { settings: useTraining.getState().settings, dataset: useData.getState().dataset };
}

/**
 * Puts a network and its settings in place of the present ones.
 *
 * @param before the settings and the data set that Undo brings back with the present network
 */
export function replaceSetup(
  network: NetworkSpec,
  presetId: PresetId | null,
  settings: TrainingSettings,
  before = trainingSetup(),
): void {
  const { network: present, presetId: presentId, replaceNetwork } = useNetwork.getState();
  const isSame = presetId === presentId && isSameNetwork(network, present) && isSameSettings(settings, before.settings);
  // What changes nothing is no step to be taken back.
  if (!isSame) replaceNetwork(network, presetId, before);
  useTraining.getState().setSettings(settings);
}

/** Loads the data. An untrained network is built at once, so that a drawing is read from the start; a trained one is never thrown away here. */
export async function prepare(dataset: DatasetId): Promise<void> {
  const loading = useData.getState().select(dataset);
  if (useTraining.getState().trainedSteps === 0) await useTraining.getState().resetWeights();
  await loading;
}

function putBack(setup: TrainingSetup | null): void {
  if (!setup) return;
  useTraining.getState().setSettings(setup.settings);
  void prepare(setup.dataset);
}

/** Takes back the last edit of the network, or a preset, project, link or run that came in its place. */
export function undo(): void {
  putBack(useNetwork.getState().undo(trainingSetup()));
}

export function redo(): void {
  putBack(useNetwork.getState().redo(trainingSetup()));
}
