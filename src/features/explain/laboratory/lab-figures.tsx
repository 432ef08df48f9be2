import type { ReactNode } from 'react';
import type { LabGrid } from '../../../domain/explain/lab';
import { useT } from '../../../i18n/use-t';
import styles from './laboratory.module.css';
import { NumberGrid } from './number-grid';
import type { LabWalk } from './use-lab-walk';

/** A grid with its caption. */
export function LabFigure({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <figure className={styles.figure}>
      {children}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}

interface ResultFigureProps {
  label: string;
  /** null where the window does not work. */
  result: LabGrid | null;
  walk: LabWalk;
}

/** What comes out, with the one number that is looked at. */
export function ResultFigure({ label, result, walk }: ResultFigureProps) {
  const t = useT();
  if (!result) return null;
  return (
    <LabFigure caption={t('lab.resultCaption')}>
      <NumberGrid label={label} grid={result} marked={walk.pixel} onPoint={walk.move} onMove={walk.move} />
    </LabFigure>
  );
}
