import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { late } from '../i18n/late';
import { useT } from '../i18n/use-t';
import { usePage, useView } from '../state/use-page';
import type { LowerTab } from '../domain/lesson/place';
import type { ViewState } from '../state/session/view-state';
import { bringIntoSight } from '../ui/bring-into-sight';
import { Tabs } from '../ui/tabs';
import { ErrorBoundary } from './error-boundary';
import styles from './shell.module.css';

const ExplainPanel = late(async () => (await import('../features/explain/explain-panel')).ExplainPanel);

const MistakesPanel = late(async () => (await import('./mistakes-panel')).MistakesPanel);

const SummaryPanel = late(async () => (await import('../features/network/summary-panel')).SummaryPanel);

const DataPanel = late(async () => (await import('../features/data/data-panel')).DataPanel);

const LearnPanel = late(async () => (await import('../features/lesson/learn-panel')).LearnPanel);

const RunsPanel = late(async () => (await import('../features/runs/runs-panel')).RunsPanel);

/** Where a control elsewhere leads to a tab, the page scrolls there and the focus follows. */
function useTabArrival() {
  const ref = useRef<HTMLDivElement>(null);
  const destination = useView((state) => state.destination);
  useEffect(() => {
    if (!destination || !('tab' in destination)) return;
    bringIntoSight(ref.current, 'start');
    ref.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
  }, [destination]);
  return ref;
}

/** Where only the row of tabs peeps in at the lower edge of the window, choosing one would show nothing: then the page goes there. */
function select({ selectTab, goToTab }: ViewState, tab: LowerTab, row: HTMLElement | null): void {
  const top = row?.getBoundingClientRect().top ?? 0;
  if (top > 0.7 * window.innerHeight) goToTab(tab);
  else selectTab(tab);
}

/** The tabs below the picture. A tab's code is loaded when it is first shown; it then stays mounted. */
export function LowerTabs() {
  const { view } = usePage();
  const t = useT();
  const ref = useTabArrival();
  const tab = useView((state) => state.tab);
  const seen = useView((state) => state.seen);
  const contents: readonly { readonly id: LowerTab; readonly title: string; readonly panel: ReactNode }[] = [
    { id: 'explain', title: t('app.explainTab'), panel: <ExplainPanel /> },
    { id: 'summary', title: t('app.summaryTab'), panel: <SummaryPanel /> },
    { id: 'mistakes', title: t('app.mistakesTab'), panel: <MistakesPanel /> },
    { id: 'runs', title: t('app.runsTab'), panel: <RunsPanel /> },
    { id: 'data', title: t('app.dataTab'), panel: <DataPanel /> },
    { id: 'learn', title: t('app.learnTab'), panel: <LearnPanel /> },
  ];
  const tabs = contents.map(({ id, title, panel }) => ({
    id,
    title,
    content: (
      <ErrorBoundary>
        <Suspense fallback={<p className={styles.loading}>{t('app.loadingTab')}</p>}>
          {(id === tab || seen.includes(id)) && panel}
        </Suspense>
      </ErrorBoundary>
    ),
  }));
  return (
    <div ref={ref} className={styles.lower} data-no-print>
      <Tabs
        label={t('app.moreTabs')}
        className={styles.more}
        panelClassName={styles.morePanel}
        selected={tab}
        onSelect={(id) => select(view.getState(), id, ref.current)}
        tabs={tabs}
      />
    </div>
  );
}
