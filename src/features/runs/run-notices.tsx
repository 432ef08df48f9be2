import { useT } from '../../i18n/use-t';
import { useRuns } from '../../state/runs/runs';
import { useRunActions } from '../../state/runs/actions';
import { Button } from '../../ui/button';
import { UndoIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { MissingNotice } from './missing-notice';
import { useRunWords } from './run-words';

function RemovedNotice() {
  const t = useT();
  const words = useRunWords();
  const removed = useRuns((state) => state.removed);
  const { undoRemove, forgetRemoved } = useRuns.getState();
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
  const missing = useRunActions((state) => state.missing);
  return (
    <>
      <MissingNotice missing={missing} onDismiss={() => useRunActions.getState().dismissMissing()} />
      <RemovedNotice />
    </>
  );
}
