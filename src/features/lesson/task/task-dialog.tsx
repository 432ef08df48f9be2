import { Suspense } from 'react';
import { late } from '../../../i18n/late';
import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ShareIcon } from '../../../ui/icons';

const TaskMaker = late(async () => (await import('./task-maker')).TaskMaker);

/** What is on the page as a task for a class, behind a button. */
export function TaskDialog({ variant }: { variant: 'quiet' | 'secondary' }) {
  const t = useT();
  const trigger = (
    <Button variant={variant} icon={<ShareIcon />} hint={t('task.makeHint')}>
      {t('task.make')}
    </Button>
  );
  return (
    <Dialog title={t('task.makeTitle')} trigger={trigger} isWide>
      <Suspense fallback={<p>{t('app.loadingTab')}</p>}>
        <TaskMaker />
      </Suspense>
    </Dialog>
  );
}
