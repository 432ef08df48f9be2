import { useT } from '../../i18n/use-t';
import { usePage, useRunActions, useRuns } from '../../state/use-page';
import { Button } from '../../ui/button';
import { UndoIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { MissingNotice } from './missing-notice';
import { useRunWords } from './run-words';

function RemovedNotice() {
  const page = usePage();
  const t = useT();
  const words = useRunWords();
  const removed = useRuns((state) => state.removed);
  const { undoRemove, forgetRemoved } = page.runs.getState();
  if (!removed) return null;
  const actions = (
    <>
      <Button icon={<UndoIcon />} hint={t('runs.undoDeleteHint')} onPress={() => void undoRemove()}>
        {t('runs.undoDelete')}
      </Button>
      <Button variant="quiet" onPress={forgetRemoved}>
        {t('app.dismiss')}
      </Button>
    </>
  );
  return (
    <Notice tone="info" actions={actions}>
      {t('runs.deleted', { name: words.name(removed.record) })}
    </Notice>
  );
}

/** What happened to a run, and to the one that was deleted last. */
export function RunNotices() {
  const page = usePage();
  const missing = useRunActions((state) => state.missing);
  return (
    <>
      <MissingNotice missing={missing} onDismiss={() => page.runActions.getState().dismissMissing()} />
      <RemovedNotice />
    </>
  );
}
