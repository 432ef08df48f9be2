/** Joins the slices: what a preset or the page's address means for network, settings, data and backend. */
import { create, type StoreApi } from 'zustand';
import { isFull, type BuiltInId, type DatasetId } from '../../domain/data/datasets';
import { parsePageSettings } from '../../domain/link/page-settings';
import { defaultPresetId, presets, type PresetId } from '../../domain/network/presets';
import type { Draft } from '../../domain/run/draft-format';
import type { ProjectSetup } from '../../domain/run/project-file';
import type { TrainingSettings } from '../../domain/training/training';
import { useData } from '../data/data';
import { useDrawing } from '../drawing/drawing';
import { useBackend } from '../engine/engine';
import { useNetwork } from '../network/network';
import { useRuns } from '../runs/runs';
import { pageAddress } from './page-address';
import { createDraftKeeper, draftKey, noDraft, readDraft, type ReadDraft, type UnreadDraft } from './draft';
import { entryHere, entryKey, entryReturnedTo, nameEntry, storeEntry } from './entry';
import { prepare, replaceSetup, trainingSetup } from './setup';
import { sharedSetup } from '../share/link';
import { presetOf } from '../share/preset';
import { localStore } from '../storage/local-storage';
import { sessionStore } from '../storage/session-storage';
import { useTraining } from '../training/training';

interface SessionState {
  /** Parts of the page's address that were not understood. */
  readonly ignored: readonly string[];
  /** Parts of the work of an earlier visit that could not be read. */
  readonly unread: UnreadDraft | null;
  dismissIgnored(): void;
  dismissUnread(): void;
}

export const useSession = create<SessionState>()((set) => ({
  ignored: [],
  unread: null,
  dismissIgnored: () => set({ ignored: [] }),
  dismissUnread: () => set({ unread: null }),
}));

/**
 * Sets the page up as it was left in this entry of the history, or as its address asks, or else as it was left last; loads the data and builds the
 * first, untrained network. To be called once.
 *
 * @param isLanguage whether the page speaks the language of a tag
 */
export function startSession(isLanguage: (tag: string) => boolean): void {
  const address = pageAddress();
  const { preset, backend, dataset, training, ignored } = parsePageSettings(address.get, isLanguage);
  if (backend) useBackend.setState({ choice: backend });
  const here = draftOfEntry(entryReturnedTo());
  const kept = readDraft(localStore());
  const isPlain = preset === null && address.setup === null;
  const { draft, unread } = here.draft !== null || !isPlain ? here : kept;
  const isBack = here.draft !== null;
  useSession.setState({ ignored: isBack ? [] : [...address.unknown, ...ignored], unread });
  const usual = draft ?? presets[preset ?? defaultPresetId];
  const named = isBack ? nothingNamed : { training, dataset, setup: address.setup };
  begin(usual, named.training);
  if (draft?.strokes) useDrawing.getState().restore(draft.strokes);
  void finish(usual.dataset, named, preset === null ? 'usual' : 'preset');
  // The draft has no place then; where the database is refused too, loading the runs says the same.
  if (!localStore()) useRuns.getState().report('unavailable');
  void useRuns.getState().load();
}

function draftOfEntry(entry: string | null): ReadDraft {
  return entry === null ? noDraft : readDraft(sessionStore(), entryKey(entry));
}

/** What the address asks for besides a preset. */
interface Named {
  readonly training: Partial<TrainingSettings>;
  readonly dataset: BuiltInId | null;
  /** A shared set-up, not yet read. */
  readonly setup: string | null;
}
const nothingNamed: Named = { training: {}, dataset: null, setup: null };

/** What the address names comes before the settings of a preset, a link or a draft. */
function begin(
  { network, settings }: Pick<ProjectSetup, 'network' | 'settings'>,
  named: Partial<TrainingSettings>,
): void {
  useNetwork.getState().setNetwork(network, presetOf(network));
  useTraining.getState().setSettings({ ...settings, ...named });
}

/** A link's set-up comes before the preset's, and what the address names besides comes before both. */
async function finish(
  usual: DatasetId,
  { training, dataset, setup }: Named,
  instead: 'usual' | 'preset',
): Promise<void> {
  const shared = await sharedSetup(setup, instead);
  if (shared) begin(shared, training);
  const prepared = prepare(dataset ?? shared?.dataset ?? usual);
  keepDraft();
  await prepared;
}

function presentDraft(): Draft {
  const { strokes, uploaded, sample, example } = useDrawing.getState();
  const isOwn = uploaded === null && sample === null && example === null;
  const { network } = useNetwork.getState();
  return { network, ...trainingSetup(), strokes: isOwn ? strokes : null };
}

/** From here on everything that is made on the page is stored, for the entry of the history and as the newest work. */
function keepDraft(): void {
  let entry = entryReturnedTo() ?? nameEntry();
  const store = (text: string) => {
    try {
      storeEntry(sessionStore(), entry, text);
    } finally {
      localStore()?.setItem(draftKey, text);
    }
  };
  const { changed, save, text } = createDraftKeeper(store, presentDraft);
  const follow = <T>(store: Pick<StoreApi<T>, 'subscribe'>, part: keyof T) =>
    store.subscribe((now, before) => now[part] !== before[part] && changed());
  follow(useNetwork, 'network');
  follow(useTraining, 'settings');
  follow(useData, 'dataset');
  follow(useDrawing, 'strokes');
  window.addEventListener('pagehide', save);
  window.addEventListener('hashchange', () => {
    entry = leaveEntry(entry, text());
  });
}

/**
 * Another address was put in place on the open page, or Back led to one: shows what was made there, or what its link says. Gives the entry's name.
 *
 * @param text the draft of the entry that was left
 */
function leaveEntry(left: string, text: string): string {
  const entry = entryHere();
  if (entry === left) return left;
  const { draft } = draftOfEntry(entry);
  const { setup } = pageAddress();
  // A place on the page, such as the one that the skip link leads to: the work is the same.
  if (!draft && setup === null) return nameEntry(left);
  try {
    storeEntry(sessionStore(), left, text);
  } catch {
    // The entry then begins as its address says.
  }
  void (draft ? showDraft(draft) : followLink(setup));
  return entry ?? nameEntry();
}

async function showDraft({ network, settings, dataset, strokes }: Draft): Promise<void> {
  replaceSetup(network, presetOf(network), settings);
  if (strokes) useDrawing.getState().restore(strokes);
  await prepare(dataset);
}

async function followLink(setup: string | null): Promise<void> {
  const shared = await sharedSetup(setup, 'present');
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
