import { useState } from 'react';
import { DrawPanel } from '../features/draw/draw-panel';
import { NetworkPanel } from '../features/network/network-panel';
import { TrainingPanel } from '../features/training/training-panel';
import { useT } from '../i18n/use-t';
import { Tabs } from '../ui/tabs';
import styles from './columns.module.css';
import { ErrorBoundary } from './error-boundary';
import { useMedia } from './use-media';

const phone = '(max-width: 699px)';
type Part = 'build' | 'train' | 'draw';

/** Build, train, draw: beside each other where there is room, as tabs on a phone. All three stay mounted, so that nothing stops. */
export function Columns() {
  const t = useT();
  const isPhone = useMedia(phone);
  const [part, setPart] = useState<Part>('build');
  const parts = [
    { id: 'build' as const, title: t('app.build'), panel: <NetworkPanel /> },
    { id: 'train' as const, title: t('app.train'), panel: <TrainingPanel /> },
    { id: 'draw' as const, title: t('app.draw'), panel: <DrawPanel /> },
  ];
  return (
    <Tabs
      label={t('app.parts')}
      showAll={!isPhone}
      selected={part}
      onSelect={setPart}
      className={styles.columns}
      listClassName={styles.tabs}
      panelClassName={styles.column}
      tabs={parts.map(({ id, title, panel }) => ({ id, title, content: <ErrorBoundary>{panel}</ErrorBoundary> }))}
    />
  );
}
