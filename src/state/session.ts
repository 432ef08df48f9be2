/** Joins the slices: what a preset or the page's address means for network, settings, data and backend. */
import { create } from 'zustand';
import { isFull, type BuiltInId, type DatasetId } from '../domain/datasets';
import { parsePageSettings } from '../domain/page-settings';
import { defaultPresetId, presets, type PresetId } from '../domain/presets';
import type { SharedSetup } from '../domain/share-link';
import type { TrainingSettings } from '../domain/training';
import { useData } from './data';
import { useBackend } from './engine';
import { useNetwork } from './network';
import { useRuns } from './runs';
import { sharedSetup } from './share-link';
import { presetOf } from './share-preset';
import { useTraining } from './training';

interface SessionState {
  /** Parts of the page's address that were not understood. */
  readonly ignored: readonly string[];
  dismissIgnored(): void;
}

export const useSession = create<SessionState>()((set) => ({
  ignored: [],
  dismissIgnored() {
    set({ ignored: [] });
  },
}));

/** Sets the page up as its address asks, loads the data and builds the first, untrained network. To be called once. */
export function startSession(): void {
  const address = new URLSearchParams(window.location.search);
  const { preset, backend, dataset, training, ignored } = parsePageSettings((name) => address.get(name));
  useSession.setState({ ignored });
  if (backend) useBackend.setState({ choice: backend });
  const { network, settings, dataset: usual, id } = presets[preset ?? defaultPresetId];
  useNetwork.getState().setNetwork(network, id);
  useTraining.getState().setSettings({ ...settings, ...training });
  void begin(dataset, usual, training);
  void useRuns.getState().load();
  window.addEventListener('hashchange', () => void followLink());
}

/** A link's set-up comes before the preset's, and what the address names besides comes before both. */
async function begin(named: BuiltInId | null, usual: BuiltInId, training: Partial<TrainingSettings>): Promise<void> {
  const shared = await sharedSetup(window.location.hash);
  if (shared) show(shared, training);
  await prepare(named ?? shared?.dataset ?? usual);
}

function show({ network, settings }: SharedSetup, training: Partial<TrainingSettings> = {}): void {
  useNetwork.getState().setNetwork(network, presetOf(network));
  useTraining.getState().setSettings({ ...settings, ...training });
}

/** Another link was put into the address of the open page. */
async function followLink(): Promise<void> {
  const shared = await sharedSetup(window.location.hash);
  if (!shared) return;
  show(shared);
  await prepare(shared.dataset ?? useData.getState().dataset);
}

/** Puts a preset's network, settings and data in place of the present ones. The weights of a trained network stay in use until the next training. */
export async function loadPreset(id: PresetId): Promise<void> {
  const { network, settings, dataset } = presets[id];
  useNetwork.getState().setNetwork(network, id);
  useTraining.getState().setSettings(settings);
  await prepare(sameKind(dataset));
}

/** Keeps the full set where the learner already works with it. */
function sameKind(embedded: (typeof presets)[PresetId]['dataset']): typeof embedded {
  const present = useData.getState().dataset;
  return isFull(present) && present === embedded.replace('-10k', '') ? present : embedded;
}

/** An untrained network is built at once, so that a drawing is read from the start; a trained one is never thrown away here. */
async function prepare(dataset: DatasetId): Promise<void> {
  const loading = useData.getState().select(dataset);
  if (useTraining.getState().trainedSteps === 0) await useTraining.getState().resetWeights();
  await loading;
}
