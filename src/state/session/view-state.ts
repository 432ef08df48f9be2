/** What of the page is on the screen below the picture, and where a control elsewhere leads to. */
import type { StateCreator } from 'zustand/vanilla';
import type { ExplainView, LowerTab } from '../../domain/lesson/place';

/** Parts of the page that are always there. */
export type PagePart = 'draw' | 'network';

export interface ViewState {
  readonly tab: LowerTab;
  readonly explains: ExplainView;
  /** Tabs that were on the screen before; the others need not be loaded yet. */
  readonly seen: readonly LowerTab[];
  /** The newest place that a control elsewhere led to: the page brings it into sight. Another object each time. */
  readonly destination: { readonly tab: LowerTab } | { readonly part: PagePart } | null;
  /** The open entries of the glossary, the one that is shown last; '' is the list of all. None: the glossary is closed. */
  readonly terms: readonly string[];
  readonly selectTab: (tab: LowerTab) => void;
  readonly explain: (view: ExplainView) => void;
  /** Shows a tab and brings it into sight, wherever the page is scrolled to. */
  readonly goToTab: (tab: LowerTab) => void;
  readonly goToPart: (part: PagePart) => void;
  readonly showTerms: (terms: readonly string[]) => void;
}

export const createViewState: StateCreator<ViewState> = (set, get) => ({
  tab: 'summary',
  explains: 'channel',
  seen: ['summary'],
  destination: null,
  terms: [],
  selectTab(tab) {
    const { seen } = get();
    set({ tab, seen: seen.includes(tab) ? seen : [...seen, tab] });
  },
  explain(explains) {
    set({ explains });
    get().selectTab('explain');
  },
  goToTab(tab) {
    get().selectTab(tab);
    set({ destination: { tab } });
  },
  goToPart: (part) => set({ destination: { part } }),
  showTerms: (terms) => set({ terms }),
});
