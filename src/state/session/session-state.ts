/** What came of the page's address and of the work of an earlier visit, until the user has taken note. */
import type { StateCreator } from 'zustand/vanilla';
import type { UnreadDraft } from './draft-place';

export interface SessionState {
  /** Parts of the page's address that were not understood. */
  readonly ignored: readonly string[];
  /** Parts of the work of an earlier visit that could not be read. */
  readonly unread: UnreadDraft | null;
  dismissIgnored(): void;
  dismissUnread(): void;
}

export const createSessionState: StateCreator<SessionState> = (set) => ({
  ignored: [],
  unread: null,
  dismissIgnored: () => set({ ignored: [] }),
  dismissUnread: () => set({ unread: null }),
});
