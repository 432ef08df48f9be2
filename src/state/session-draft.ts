/**
 * The work on the page as it was left, so that a reload loses none of it. It is a convenience beside the kept runs: what the browser does not store is
 * not told, and what is stored but cannot be read (any more) is removed.
 */
import * as v from 'valibot';
import { isDatasetId, type DatasetId } from '../domain/datasets';
import type { Stroke } from '../domain/digit/stroke';
import { parseNetwork, parseSettings } from '../domain/parse';
import type { ProjectSetup } from '../domain/project-file';

export interface Draft extends ProjectSetup {
  /** The user's own drawing; null for an example or a picture. */
  readonly strokes: readonly Stroke[] | null;
  /** Query and hash under which it was made. */
  readonly address: string;
}
type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const storageKey = 'cnn-playground.draft';
const version = 1;
/** Milliseconds without a change before the draft is stored. */
const pause = 500;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const stroke = v.pipe(v.array(v.tuple([share, share])), v.minLength(1), v.maxLength(10_000));
const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(version),
    network: v.unknown(),
    settings: v.unknown(),
    dataset: v.custom<DatasetId>(isDatasetId),
    strokes: v.nullable(v.pipe(v.array(stroke), v.maxLength(1000))),
    address: v.string(),
  }),
);

function parseDraft(text: string): Draft | null {
  const result = v.safeParse(schema, text);
  if (!result.success) return null;
  const { dataset, strokes, address } = result.output;
  const network = parseNetwork(result.output.network);
  const settings = parseSettings(result.output.settings);
  if (!network.ok || !settings.ok) return null;
  return { network: network.value, settings: settings.value, dataset, strokes, address };
}

function textOf(draft: Draft): string {
  return JSON.stringify({ version, ...draft });
}

export function readDraft(storage: DraftStorage | null): Draft | null {
  try {
    const text = storage?.getItem(storageKey) ?? null;
    const draft = text === null ? null : parseDraft(text);
    if (text !== null && !draft) storage?.removeItem(storageKey);
    return draft;
  } catch {
    return null;
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
}

/** @param present the draft as it is on the page now */
export function createDraftKeeper(storage: DraftStorage | null, present: () => Draft): DraftKeeper {
  let last = present();
  const atStart = textOf(last);
  let isTouched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function save(): void {
    clearTimeout(timer);
    last = withinLimits(present(), last);
    const text = textOf(last);
    isTouched ||= text !== atStart;
    if (!isTouched) return;
    try {
      storage?.setItem(storageKey, text);
    } catch {
      // Full or forbidden: the work then lasts as long as the page.
    }
  }
  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    },
    save,
  };
}
