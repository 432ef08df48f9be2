import { useDeferredValue } from 'react';
import { useT } from '../i18n/use-t';
import { useMistakes, useTraining } from '../state/use-page';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';
import { ClassScores } from '../features/confusion/class-scores';
import { ConfusionPanel } from '../features/confusion/confusion-panel';
import { DialsPanel } from '../features/dials/dials-panel';
import { ImageList } from '../features/confusion/image-list';
import styles from './mistakes-panel.module.css';
import { ReadingControls, ReadingNotices, ReadingStatus } from '../features/confusion/reading-bar';
import { WhyPanel } from '../features/why/why-panel';

/** What stands in place of the matrix before anything was read. */
function NothingRead() {
  const t = useT();
  const isTrained = useTraining((state) => state.trainedSteps > 0);
  const isReading = useMistakes((state) => state.progress !== null);
  return (
    <div className={styles.nothing}>
      <p className={styles.lead}>{t('mistakes.lead')}</p>
      {!isTrained && <Notice tone="info">{t('mistakes.untrained')}</Notice>}
      {isTrained && !isReading && <p className={styles.muted}>{t('mistakes.begin')}</p>}
    </div>
  );
}

/** Where the network errs, on which images, and why; and what it minds about a drawing. */
export function MistakesPanel() {
  const t = useT();
  // Matrix, images and scores are much to make at once: deferred, they are made in slices that let the page answer in between.
  const isRead = useDeferredValue(useMistakes((state) => state.reading !== null));
  return (
    <Panel title={t('mistakes.title')} actions={<ReadingControls />}>
      <ReadingStatus />
      <ReadingNotices />
      <div className={isRead ? styles.columns : styles.unread}>
        {isRead ? (
          <>
            <div className={styles.column}>
              <ConfusionPanel />
              <ClassScores />
            </div>
            <ImageList />
          </>
        ) : (
          <NothingRead />
        )}
        <WhyPanel />
      </div>
      <DialsPanel />
    </Panel>
  );
}
