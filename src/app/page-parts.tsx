import { useEffect, useRef } from 'react';
import { CoachPanel } from '../features/coach/coach-panel';
import { AnswerPanel } from '../features/draw/answer-panel';
import { DrawPanel } from '../features/draw/draw-panel';
import { NetworkPanel } from '../features/network/network-panel';
import { TrainingPanel } from '../features/training/training-panel';
import { useInside, useNetwork, useView } from '../state/use-page';
import { useT } from '../i18n/use-t';
import { bringIntoSight } from '../ui/bring-into-sight';
import { IconButton } from '../ui/button';
import { CloseIcon } from '../ui/icons';
import { ErrorBoundary } from './error-boundary';
import { LowerTabs } from './lower-tabs';
import styles from './page-parts.module.css';
import { togglePresenting, useStage } from './use-stage';

/** Where a control elsewhere leads to the pen or to the picture, the page scrolls up to it. */
function useArrival() {
  const parts = useRef<HTMLDivElement>(null);
  const destination = useView((state) => state.destination);
  useEffect(() => {
    if (destination && 'part' in destination)
      bringIntoSight(parts.current?.querySelector(`[data-part=${destination.part}]`), 'start');
  }, [destination]);
  return parts;
}

function LeaveStage() {
  const t = useT();
  return (
    <div className={styles.leave}>
      <IconButton label={t('app.presentLeave')} onPress={togglePresenting}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

/**
 * The picture (pen, network, answer), the training with its results, and the tabs. They stand in the order in which one uses them, which is also that of the Tab key;
 * screens of different widths show them in different places.
 */
export function PageParts() {
  const ref = useArrival();
  useStage();
  const hasOpened = useInside((state) => state.opened !== null);
  const isExplaining = useView((state) => state.tab === 'explain') && hasOpened;
  const hasForm = useNetwork((state) => state.selectedId !== null);
  return (
    <div ref={ref} className={styles.parts} data-stays={isExplaining || undefined} data-form={hasForm || undefined}>
      <div className={styles.draw} data-part="draw">
        <ErrorBoundary>
          <DrawPanel />
        </ErrorBoundary>
      </div>
      <div className={styles.answer} data-part="answer">
        <ErrorBoundary>
          <AnswerPanel />
        </ErrorBoundary>
      </div>
      <ErrorBoundary>
        <TrainingPanel aside={<CoachPanel />} />
      </ErrorBoundary>
      <div className={styles.network} data-part="network">
        <ErrorBoundary>
          <NetworkPanel />
        </ErrorBoundary>
      </div>
      <div className={styles.lower}>
        <LowerTabs />
      </div>
      <LeaveStage />
    </div>
  );
}
