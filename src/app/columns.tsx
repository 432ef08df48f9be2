import { useEffect, useRef } from 'react';
import { CoachPanel } from '../features/coach/coach-panel';
import { DrawPanel } from '../features/draw/draw-panel';
import { NetworkPanel } from '../features/network/network-panel';
import { TrainingPanel } from '../features/training/training-panel';
import { useT } from '../i18n/use-t';
import { useView } from '../state/use-page';
import { bringIntoSight } from '../ui/bring-into-sight';
import { Tabs } from '../ui/tabs';
import styles from './columns.module.css';
import { ErrorBoundary } from './error-boundary';
import { useMedia } from '../ui/use-media';

const phone = '(max-width: 699px)';

/** Where a control elsewhere leads to a column, the page scrolls up to it. */
function useColumnArrival() {
  const ref = useRef<HTMLDivElement>(null);
  const destination = useView((state) => state.destination);
  useEffect(() => {
    if (destination && 'part' in destination) bringIntoSight(ref.current, 'start');
  }, [destination]);
  return ref;
}

/** Training, and what a good teacher would say to it. */
function TrainColumn() {
  return (
    <>
      <TrainingPanel />
      <CoachPanel />
    </>
  );
}

/** Build, train, draw: beside each other where there is room, as tabs on a phone. All three stay mounted, so that nothing stops. */
export function Columns() {
  const t = useT();
  const isPhone = useMedia(phone);
  const ref = useColumnArrival();
  const part = useView((state) => state.part);
  const selectPart = useView((state) => state.selectPart);
  const parts = [
    { id: 'build' as const, title: t('app.build'), panel: <NetworkPanel /> },
    { id: 'train' as const, title: t('app.train'), panel: <TrainColumn /> },
    { id: 'draw' as const, title: t('app.draw'), panel: <DrawPanel /> },
  ];
  return (
    <div ref={ref}>
      <Tabs
        label={t('app.parts')}
        showAll={!isPhone}
        selected={part}
        onSelect={selectPart}
        className={styles.columns}
        listClassName={styles.tabs}
        panelClassName={styles.column}
        tabs={parts.map(({ id, title, panel }) => ({ id, title, content: <ErrorBoundary>{panel}</ErrorBoundary> }))}
      />
    </div>
  );
}
