/** What of the page is on the screen: the tab below the columns, and on a phone the column. */
import { create } from 'zustand';

export const lowerTabs = ['inside', 'mistakes', 'runs', 'data'] as const;
export type LowerTab = (typeof lowerTabs)[number];

export const columnParts = ['build', 'train', 'draw'] as const;
export type ColumnPart = (typeof columnParts)[number];

interface ViewState {
  readonly tab: LowerTab;
  /** Tabs that were on the screen before; the others need not be loaded yet. */
  readonly seen: readonly LowerTab[];
  /** The column that a phone shows. */
  readonly part: ColumnPart;
  /** The newest place that a control elsewhere led to: the page brings it into sight. Another object each time. */
  readonly destination: { readonly tab: LowerTab } | { readonly part: ColumnPart } | null;
  readonly selectTab: (tab: LowerTab) => void;
  readonly selectPart: (part: ColumnPart) => void;
  /** Shows a tab and brings it into sight, wherever the page is scrolled to. */
  readonly goToTab: (tab: LowerTab) => void;
  readonly goToPart: (part: ColumnPart) => void;
}

export const useView = create<ViewState>()((set, get) => ({
  tab: 'inside',
  seen: ['inside'],
  part: 'build',
  destination: null,
  selectTab(tab) {
    const { seen } = get();
    set({ tab, seen: seen.includes(tab) ? seen : [...seen, tab] });
  },
  selectPart: (part) => set({ part }),
  goToTab(tab) {
    get().selectTab(tab);
    set({ destination: { tab } });
  },
  goToPart: (part) => set({ part, destination: { part } }),
}));
