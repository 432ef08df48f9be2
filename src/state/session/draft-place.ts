/** Where the browser keeps drafts, and whether it has one; what reads and writes them is larger, and loaded when there is something to read or to keep. */
import { textIn } from '../storage/small-storage';
import type { Draft } from '../../domain/run/draft-format';

export type DraftPart = keyof Draft;

/** What could not be read of a draft, with all that was stored. */
export interface UnreadDraft {
  readonly parts: readonly DraftPart[];
  readonly text: string;
}
export interface ReadDraft {
  /** Null where there is none. What could not be read of it is as the page begins. */
  readonly draft: Draft | null;
  readonly unread: UnreadDraft | null;
}

export const draftKey = 'cnn-playground.draft';
export const noDraft: ReadDraft = { draft: null, unread: null };

export function hasDraft(storage: Pick<Storage, 'getItem'> | null, key = draftKey): boolean {
  return textIn(storage, key) !== null;
}
