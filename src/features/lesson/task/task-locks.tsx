import { useEffect } from 'react';
import type { Lock } from '../../../domain/lesson/task';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import type { OpenTask } from '../../../state/task/open-task';
import { usePage, useTask } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { InfoIcon, WarningIcon } from '../../../ui/icons';
import styles from './task.module.css';

/** Milliseconds for which it is said what was refused. */
const shownFor = 10_000;

function useLockNames(): (locks: readonly Lock[]) => string {
  const t = useT();
  const format = useFormat();
  return (locks) => format.list(locks.map((lock) => t(`task.lock_${lock}`)));
}

/** Locks are guidance, and it is said that they are; they do not keep anybody out. */
function Lift() {
  const t = useT();
  const page = usePage();
  const trigger = <Button variant="quiet">{t('task.lift')}</Button>;
  return (
    <Dialog title={t('task.lift')} trigger={trigger}>
      {(close) => (
        <>
          <p className={styles.text}>{t('task.liftAbout')}</p>
          <div className={styles.row}>
            <Button
              variant="primary"
              onPress={() => {
                close();
                page.task.getState().desk?.lift();
              }}
            >
              {t('task.liftNow')}
            </Button>
            <Button onPress={close}>{t('task.keepLocks')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** What is locked, and why. */
export function TaskLocks({ open: { task, isLifted } }: { open: OpenTask }) {
  const t = useT();
  const names = useLockNames();
  if (task.locks.length === 0) return null;
  if (isLifted) return <p className={styles.locks}>{t('task.lifted')}</p>;
  return (
    <p className={styles.locks}>
      <InfoIcon size={16} /> {t('task.lockedWhat', { names: names(task.locks) })} <Lift />
    </p>
  );
}

/** What was just refused because of a lock. The place is there before, so that it is spoken. */
export function Refused() {
  const t = useT();
  const page = usePage();
  const names = useLockNames();
  const refused = useTask((state) => state.refused);
  useEffect(() => {
    if (refused.length === 0) return;
    const timer = setTimeout(() => page.task.setState({ refused: [] }), shownFor);
    return () => clearTimeout(timer);
  }, [page, refused]);
  return (
    <div role="status" aria-label={t('task.refusals')}>
      {refused.length > 0 && (
        <p className={styles.refused}>
          <WarningIcon size={16} /> {t('task.refused', { names: names(refused) })}
        </p>
      )}
    </div>
  );
}
