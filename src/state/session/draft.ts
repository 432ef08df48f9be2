/**
 * The work on the page as it was left, so that neither a reload nor Back loses any of it. It is a convenience beside the kept runs: what the browser
 * does not store is not told. What is stored but cannot be read (any more) is named and kept aside, for a newer page may read it.
 */
import { thinned } from '../../domain/digit/thinned';
import { parseNetwork, parseSettings } from '../../domain/network/parse';
import { defaultPresetId, presets } from '../../domain/network/presets';
import { draftFormat, savedDraft, type Draft } from '../../domain/run/draft-format';
import type { ProjectSetup } from '../../domain/run/project-file';
import { draftKey, noDraft, type DraftPart, type ReadDraft } from './draft-place';

type DraftStorage = Pick<Storage, 'getItem' | 'setItem'>;

export const unreadDraftKey = 'cnn-playground.draft-unread';
/** Milliseconds without a change before the draft is stored. */
const pause = 500;
/** Points of a drawing that are stored: more would fill the browser's small storage. */
const mostPoints = 20_000;

const usual: Draft = { ...presets[defaultPresetId], strokes: null };

function parseDraft(text: string): ReadDraft {
  const result = draftFormat.read(parsed(text));
  if (!result.ok) return { draft: null, unread: { parts: ['network', 'settings', 'dataset', 'strokes'], text } };
  const read = result.value;
  const { network = usual.network, settings = usual.settings, dataset = usual.dataset } = read;
  const draft: Draft = { network, settings, dataset, strokes: read.strokes ?? null };
  const parts = (Object.keys(read) as DraftPart[]).filter((part) => read[part] === undefined);
  return { draft, unread: parts.length > 0 ? { parts, text } : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textOf(draft: Draft): string {
  const strokes = draft.strokes && thinned(draft.strokes, mostPoints);
  return JSON.stringify(savedDraft({ ...draft, strokes }));
}

/** Whatever is stored under `key`. What cannot be read is copied aside, and stays there when the draft is next stored. */
export function readDraft(storage: DraftStorage | null, key = draftKey): ReadDraft {
  try {
    const text = storage?.getItem(key) ?? null;
    if (text === null) return noDraft;
    const read = parseDraft(text);
    if (read.unread) storage?.setItem(unreadDraftKey, text);
    return read;
  } catch {
    return noDraft;
  }
}

/** What is out of its limits could not be read again: it stays as it last was within them. */
function withinLimits(draft: Draft, { network, settings }: ProjectSetup): Draft {
  return {
    ...draft,
    network: parseNetwork(draft.network).ok ? draft.network : network,
    settings: parseSettings(draft.settings).ok ? draft.settings : settings,
  };
}

export interface DraftKeeper {
  /** Something of the draft has changed: it is stored soon. */
  readonly changed: () => void;
  /** Stores the draft now, unless the page is still as it began: opening a link alone does not cost one's own work. */
  readonly save: () => void;
  /** The draft as it would be stored now. */
  readonly text: () => string;
}

/**
 * @param store keeps the text; it may throw where the browser's storage is full or forbidden
 * @param present the draft as it is on the page now
 * @param begin as it was when the page began
 */
export function createDraftKeeper(store: (text: string) => void, present: () => Draft, begin = present()): DraftKeeper {
  let last = begin;
  const atStart = textOf(begin);
  let isTouched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function text(): string {
    last = withinLimits(present(), last);
    return textOf(last);
  }
  function save(): void {
    clearTimeout(timer);
    const now = text();
    isTouched ||= now !== atStart;
    if (!isTouched) return;
    try {
      store(now);
    } catch {
      // The work then lasts as long as the page.
    }
  }
  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    },
    save,
    text,
  };
}
