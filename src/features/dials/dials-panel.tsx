import { useEffect, useMemo, useRef } from 'react';
import { dialNames } from '../../domain/digit/dial-table';
import { leadingClasses } from '../../domain/digit/dials';
import { classWords } from '../../i18n/class-words';
import { useT } from '../../i18n/use-t';
import { useClassNames } from '../../state/data/use-classes';
import { useDials, usePage } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { DialControl } from './dial-control';
import { LineSample, lineCount } from './dial-curve';
import styles from './dials.module.css';
import { failureKey } from '../../state/engine/failure-key';
import { TurnedDrawing } from './turned-drawing';
import { useInSight } from '../../ui/use-in-sight';

/** Curves are computed while the panel is in sight, and only then. */
function useWatched() {
  const { dials } = usePage();
  const ref = useRef<HTMLDivElement>(null);
  const isWatched = useInSight(ref);
  useEffect(() => {
    dials.getState().watch(isWatched);
    return () => dials.getState().watch(false);
  }, [dials, isWatched]);
  return ref;
}

function Legend({ classes }: { classes: readonly number[] }) {
  const t = useT();
  const names = classWords(t, useClassNames());
  return (
    <ul className={styles.legend} aria-label={t('dials.legend')}>
      {classes.map((classIndex, rank) => (
        <li key={classIndex} className={styles.entry}>
          <LineSample rank={rank} />
          {names[classIndex]}
        </li>
      ))}
    </ul>
  );
}

/** Turn the drawing and see what the network minds: how the probabilities change with every way of changing a picture. */
export function DialsPanel() {
  const t = useT();
  const ref = useWatched();
  const curves = useDials((state) => state.curves);
  const failure = useDials((state) => state.failure);
  const hasPicture = useDials((state) => state.picture !== null);
  const classes = useMemo(() => (curves ? leadingClasses(curves, lineCount) : []), [curves]);
  return (
    <Panel level={3} title={t('dials.title')} actions={curves && <Legend classes={classes} />}>
      <p className={styles.lead}>{t('dials.lead')}</p>
      {failure && <p className={styles.lead}>{t(failureKey(failure), { detail: failure.detail })}</p>}
      {!hasPicture && <p className={styles.lead}>{t('dials.noPicture')}</p>}
      <div ref={ref} className={styles.dials}>
        <TurnedDrawing />
        <div className={styles.all}>
          {dialNames.map((name) => (
            <DialControl key={name} name={name} curves={curves} classes={classes} />
          ))}
        </div>
      </div>
    </Panel>
  );
}
