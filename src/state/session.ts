/** Joins the slices: what a preset or the page's address means for network, settings, data and backend. */
import { create, type StoreApi } from 'zustand';
import { isFull, type BuiltInId, type DatasetId } from '../domain/datasets';
import { parsePageSettings } from '../domain/page-settings';
import { defaultPresetId, presets, type PresetId } from '../domain/presets';
import type { ProjectSetup } from '../domain/project-file';
import type { TrainingSettings } from '../domain/training';
import { useData } from './data';
import { useDrawing } from './drawing';
import { useBackend } from './engine';
import { useNetwork } from './network';
import { useRuns } from './runs';
import { createDraftKeeper, readDraft, type Draft } from './session-draft';
import { prepare, replaceSetup, trainingSetup } from './session-setup';
import { isSetupLink, sharedSetup } from './share-link';
import { presetOf } from './share-preset';
import { localStore } from './storage/local-storage';
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

/**
 * Sets the page up as its address asks, or else as it was left; loads the data and builds the first, untrained network. To be called once.
 */
export function startSession(): void {
  const address = new URLSearchParams(window.location.search);
  const { preset, backend, dataset, training, ignored } = parsePageSettings((name) => address.get(name));
  useSession.setState({ ignored });
  if (backend) useBackend.setState({ choice: backend });
  const kept = readDraft(localStore());
  const isBack = kept !== null && isReload() && kept.address === addressHere();
  const draft = isBack || (preset === null && !isSetupLink(window.location.hash)) ? kept : null;
  const usual = draft ?? presets[preset ?? defaultPresetId];
  const named = isBack ? nothingNamed : { training, dataset, hash: window.location.hash };
  begin(usual, named.training);
  if (draft?.strokes) useDrawing.getState().restore(draft.strokes);
  void finish(usual.dataset, named);
  // The draft has no place then; where the database is refused too, loading the runs says the same.
  if (!localStore()) useRuns.getState().report('unavailable');
  void useRuns.getState().load();
  window.addEventListener('hashchange', () => void followLink());
}

/** What the address asks for besides a preset. */
interface Named {
  readonly training: Partial<TrainingSettings>;
  readonly dataset: BuiltInId | null;
  /** The part with a shared set-up. */
  readonly hash: string;
}
const nothingNamed: Named = { training: {}, dataset: null, hash: '' };

function addressHere(): string {
  return window.location.search + window.location.hash;
}

/** A reload brings back what was made under the very address; whoever opens a link (again) gets what the link says. */
function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload';
}

/** What the address names comes before the settings of a preset, a link or a draft. */
function begin(
  { network, settings }: Pick<ProjectSetup, 'network' | 'settings'>,
  named: Partial<TrainingSettings>,
): void {
  useNetwork.getState().setNetwork(network, presetOf(network));
  useTraining.getState().setSettings({ ...settings, ...named });
}

/** A link's set-up comes before the preset's, and what the address names besides comes before both. */
async function finish(usual: DatasetId, { training, dataset, hash }: Named): Promise<void> {
  const shared = await sharedSetup(hash);
  if (shared) begin(shared, training);
  const prepared = prepare(dataset ?? shared?.dataset ?? usual);
  keepDraft();
  await prepared;
}

function presentDraft(): Draft {
  const { strokes, uploaded, sample, example } = useDrawing.getState();
  const isOwn = uploaded === null && sample === null && example === null;
  const { network } = useNetwork.getState();
  return { network, ...trainingSetup(), strokes: isOwn ? strokes : null, address: addressHere() };
}

/** From here on everything that is made on the page is stored. */
function keepDraft(): void {
  const { changed, save } = createDraftKeeper(localStore(), presentDraft);
  const follow = <T>(store: Pick<StoreApi<T>, 'subscribe'>, part: keyof T) =>
    store.subscribe((now, before) => now[part] !== before[part] && changed());
  follow(useNetwork, 'network');
  follow(useTraining, 'settings');
  follow(useData, 'dataset');
  follow(useDrawing, 'strokes');
  window.addEventListener('pagehide', save);
}

/** Another link was put into the address of the open page. */
async function followLink(): Promise<void> {
  const shared = await sharedSetup(window.location.hash);
  if (!shared) return;
  replaceSetup(shared.network, presetOf(shared.network), shared.settings);
  await prepare(shared.dataset ?? useData.getState().dataset);
}

/** Puts a preset's network, settings and data in place of the present ones. The weights of a trained network stay in use until the next training. */
export async function loadPreset(id: PresetId): Promise<void> {
  const { network, settings, dataset } = presets[id];
  replaceSetup(network, id, settings);
  await prepare(sameKind(dataset));
}

/** Keeps the full set where the learner already works with it. */
function sameKind(embedded: (typeof presets)[PresetId]['dataset']): typeof embedded {
  const present = useData.getState().dataset;
  return isFull(present) && present === embedded.replace('-10k', '') ? present : embedded;
}
