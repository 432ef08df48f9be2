/** Opens the page as its address, its place in the history, or the work of an earlier visit says, and keeps what is made on it. */
import type { StoreApi } from 'zustand/vanilla';
import type { BuiltInId, DatasetId } from '../../domain/data/datasets';
import { parsePageSettings } from '../../domain/link/page-settings';
import type { LessonId } from '../../domain/lesson/lesson';
import type { SharedSetup } from '../../domain/link/link-format';
import type { LinkedTask, Lock } from '../../domain/lesson/task';
import { defaultPresetId, presets } from '../../domain/network/presets';
import type { Draft } from '../../domain/run/draft-format';
import type { ProjectSetup } from '../../domain/run/project-file';
import type { TrainingSettings } from '../../domain/training/training';
import { isOwnDrawing } from '../drawing/content';
import type { DrawingState } from '../drawing/drawing-state';
import type { BackendState } from '../engine/backend';
import { isOvertaken, newest } from '../newest';
import type { RunsState } from '../runs/runs-state';
import type { LinkShown, LinkText, ReadLink } from '../share/link-text';
import { presetOf } from '../share/preset';
import type { SmallStorage, Surroundings } from '../surroundings';
import type { DraftKeeper } from './draft';
import { draftKey, hasDraft, noDraft, type ReadDraft } from './draft-place';
import { entryHere, entryKey, entryReturnedTo, nameEntry, storeEntry } from './entry';
import type { SessionState } from './session-state';
import type { Setup, SetupStores } from './setup';

export interface SessionSources extends SetupStores {
  readonly session: StoreApi<SessionState>;
  readonly backend: StoreApi<BackendState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly runs: StoreApi<RunsState>;
  readonly setup: Setup;
  /** Reads the link in the address; null for none, or for one that cannot be read, which is told. Never rejects. */
  readonly readLink: (link: LinkText, shown: LinkShown) => Promise<ReadLink | null>;
  /** Puts a teacher's task on the page, or takes it off: before another set-up comes, for it might be locked. */
  readonly showTask: (task: LinkedTask | null, isBack: boolean) => Promise<void>;
  /** Has the network that was trained last again, where the page shows it. */
  readonly comeBack: () => Promise<void>;
  readonly surroundings: Pick<Surroundings, 'place' | 'local' | 'tab' | 'newId' | 'languageFor'>;
}

/** What the address asks for besides a preset. */
interface Named {
  readonly training: Partial<TrainingSettings>;
  readonly dataset: BuiltInId | null;
  /** Not yet read. */
  readonly link: LinkText;
  /** Whether the page comes back to what was made here: of a link, only its task counts then. */
  readonly isBack: boolean;
}

/** The draft that is stored under a key. Where the code that reads it cannot be had, it stays as it is. */
async function draftIn(storage: SmallStorage | null, key = draftKey): Promise<ReadDraft> {
  try {
    const { readDraft } = await import('./draft');
    return readDraft(storage, key);
  } catch {
    return noDraft;
  }
}

function hasLink({ setup, lock }: LinkText): boolean {
  return setup !== null || lock !== null;
}

export class Session {
  private readonly entries = newest();
  private keeper: DraftKeeper | null = null;
  /** The lesson that the address names, once the page is set up. */
  lesson: LessonId | null = null;

  constructor(private readonly sources: SessionSources) {}

  /**
   * Sets the page up as it was left in this entry of the history, or as its address asks, or else as it was left last; loads the data and builds the
   * first, untrained network; of one's own work, the trained network comes back. To be called once. Resolves when all that is there, or cannot be had.
   *
   * @param begun told when the network, the settings and the drawing are there, so that the page can be shown: at once, unless there is a draft to be read
   */
  async start(begun: () => void = () => undefined): Promise<void> {
    const { place, local } = this.sources.surroundings;
    const entry = entryReturnedTo(place);
    const isKept = this.isKept(entry) || hasDraft(local);
    const [here, kept] = isKept ? await Promise.all([this.draftOfEntry(entry), draftIn(local)]) : [noDraft, noDraft];
    const opened = this.open(entry, here, kept);
    begun();
    await opened;
  }

  private open(entry: string | null, here: ReadDraft, kept: ReadDraft): Promise<void> {
    const { backend, session, drawing, surroundings } = this.sources;
    const { place, languageFor } = surroundings;
    const address = place.address();
    const { preset, backend: choice, dataset, lesson, training, ignored } = parsePageSettings(address.get, languageFor);
    this.lesson = lesson;
    if (choice) backend.setState({ choice });
    const isPlain = preset === null && !hasLink(address);
    const { draft, unread } = here.draft !== null || !isPlain ? here : kept;
    const isBack = here.draft !== null;
    session.setState({ ignored: isBack ? [] : [...address.unknown, ...ignored], unread });
    const usual = draft ?? presets[preset ?? defaultPresetId];
    const named: Named = isBack
      ? { training: {}, dataset: null, link: { setup: null, lock: address.lock }, isBack }
      : { training, dataset, link: address, isBack };
    this.begin(usual, named.training);
    if (draft?.strokes) drawing.getState().restore(draft.strokes);
    const prepared = this.finish(usual.dataset, named, preset === null ? 'usual' : 'preset');
    const listed = this.listRuns();
    if (unread || (entry === null && !isPlain)) return prepared;
    return Promise.all([prepared, listed]).then(() => this.sources.comeBack());
  }

  private listRuns(): Promise<void> {
    const { runs, surroundings } = this.sources;
    // The draft has no place then; where the database is refused too, loading the runs says the same.
    if (!surroundings.local) runs.getState().report('unavailable');
    return runs.getState().load();
  }

  /** Something of the draft has changed. */
  changed(): void {
    this.keeper?.changed();
  }

  private isKept(entry: string | null): boolean {
    return entry !== null && hasDraft(this.sources.surroundings.tab, entryKey(entry));
  }

  private draftOfEntry(entry: string | null): Promise<ReadDraft> {
    return entry === null ? Promise.resolve(noDraft) : draftIn(this.sources.surroundings.tab, entryKey(entry));
  }

  /** What the address names comes before the settings of a preset, a link or a draft. */
  private begin(
    { network, settings }: Pick<ProjectSetup, 'network' | 'settings'>,
    named: Partial<TrainingSettings>,
  ): void {
    this.sources.network.getState().setNetwork(network, presetOf(network));
    this.sources.training.getState().setSettings({ ...settings, ...named });
  }

  /** A link's set-up comes before the preset's, and what the address names besides comes before both. */
  private async finish(
    usual: DatasetId,
    { training, dataset, link, isBack }: Named,
    instead: 'usual' | 'preset',
  ): Promise<void> {
    const read = await this.sources.readLink(link, instead);
    const task = read?.task ?? null;
    const shared = isBack ? null : read?.setup;
    // What a task locks is as its link says, whatever else the address names.
    const isLocked = (lock: Lock): boolean => task?.task.locks.includes(lock) ?? false;
    if (shared) this.begin(shared, isLocked('settings') ? {} : training);
    const named = isLocked('data') ? null : dataset;
    const prepared = this.sources.setup.prepare(named ?? shared?.dataset ?? usual);
    const isShown = task && this.sources.showTask(task, isBack);
    const isKept = this.keepDraft();
    await prepared;
    await isShown;
    await isKept;
  }

  private presentDraft(): Draft {
    const { network, drawing, setup } = this.sources;
    const content = drawing.getState();
    const strokes = isOwnDrawing(content) ? content.strokes : null;
    return { network: network.getState().network, ...setup.present(), strokes };
  }

  /** From here on everything that is made on the page is stored, for the entry of the history and as the newest work. */
  private async keepDraft(): Promise<void> {
    const { place, local, tab, newId } = this.sources.surroundings;
    let entry = entryReturnedTo(place) ?? nameEntry(place, newId());
    const store = (text: string) => {
      try {
        storeEntry(tab, entry, text);
      } finally {
        local?.setItem(draftKey, text);
      }
    };
    place.onLeave(() => this.keeper?.save());
    place.onMove(() => {
      entry = this.leaveEntry(entry, this.keeper?.text() ?? null);
    });
    const begin = this.presentDraft();
    try {
      const { createDraftKeeper } = await import('./draft');
      this.keeper = createDraftKeeper(store, () => this.presentDraft(), begin);
    } catch {
      // Its code cannot be had: the work then lasts as long as the page.
    }
    // What was made meanwhile.
    this.changed();
  }

  /**
   * Another address was put in place on the open page, or Back led to one: shows what was made there, or what its link says. Gives the entry's name.
   *
   * @param text the draft of the entry that was left; null where it is not known
   */
  private leaveEntry(left: string, text: string | null): string {
    const { place, tab, newId } = this.sources.surroundings;
    const entry = entryHere(place);
    if (entry === left) return left;
    const address = place.address();
    // A place on the page, such as the one that the skip link leads to: the work is the same.
    if (!this.isKept(entry) && !hasLink(address)) return nameEntry(place, left);
    try {
      if (text !== null) storeEntry(tab, left, text);
    } catch {
      // The entry then begins as its address says.
    }
    void this.showEntry(entry, address);
    return entry ?? nameEntry(place, newId());
  }

  /** Where one goes back and forth faster than things are read, the newest entry counts. */
  private async showEntry(entry: string | null, link: LinkText): Promise<void> {
    const signal = this.entries.begin();
    const { draft } = await this.draftOfEntry(entry);
    // With a draft, the link says the task alone.
    const read = await this.sources.readLink(draft ? { setup: null, lock: link.lock } : link, 'present');
    const setup = draft ?? read?.setup;
    if (setup && !isOvertaken(signal)) await this.show(setup, read?.task ?? null, draft);
  }

  /** @param draft what was made there before, if anything */
  private async show(
    { network, settings, dataset }: SharedSetup | Draft,
    task: LinkedTask | null,
    draft: Draft | null,
  ): Promise<void> {
    const { setup, data, drawing, showTask } = this.sources;
    // Before another set-up comes, for it might be locked.
    await showTask(null, false);
    setup.replace(network, presetOf(network), settings);
    if (draft?.strokes) drawing.getState().restore(draft.strokes);
    const prepared = setup.prepare(dataset ?? data.getState().dataset);
    if (task) await showTask(task, draft !== null);
    await prepared;
  }
}
