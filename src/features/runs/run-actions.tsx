import { stagesOf, type RunRecord } from '../../domain/run/run-record';
import { useT } from '../../i18n/use-t';
import { usePage, useRunActions, useRuns } from '../../state/use-page';
import { runAsFile } from '../../state/runs/current-run';
import { Button } from '../../ui/button';
import { downloadFile } from '../../ui/download-bytes';
import { PlayIcon, ResetIcon, TrashIcon } from '../../ui/icons';
import styles from './run-list.module.css';

/** Weights that were kept after earlier epochs. */
function KeptWeights({ run, isBusy }: { run: RunRecord; isBusy: boolean }) {
  const page = usePage();
  const t = useT();
  if (run.keptEpochs.length === 0) return null;
  return (
    <div className={styles.kept}>
      <span>{t('runs.kept')}</span>
      {run.keptEpochs.map((epoch) => (
        <Button
          key={epoch}
          hint={t('runs.loadKeptHint', { epoch })}
          isDisabled={isBusy}
          onPress={() => void page.runActions.getState().restoreKept(run.id, epoch)}
        >
          {t('runs.loadKept', { epoch })}
        </Button>
      ))}
    </div>
  );
}

/** All that can be done with one run. */
export function RunActions({ run }: { run: RunRecord }) {
  const { goOn, restore, runAgain } = usePage().runActions.getState();
  const t = useT();
  const isActing = useRunActions((state) => state.busyId !== null);
  const remove = useRuns((state) => state.remove);
  const isRunning = run.state === 'running';
  const isChanged = stagesOf(run).length > 1;
  const isBusy = isActing || isRunning;
  const reason = isRunning ? t('runs.running') : undefined;
  return (
    <>
      <div className={styles.actions}>
        <Button
          icon={<PlayIcon />}
          hint={t('runs.continueHint')}
          isDisabled={isBusy}
          disabledReason={reason}
          onPress={() => void goOn(run.id)}
        >
          {t('runs.continue')}
        </Button>
        <Button
          hint={t('runs.restoreHint')}
          isDisabled={isBusy}
          disabledReason={reason}
          onPress={() => void restore(run.id)}
        >
          {t('runs.restore')}
        </Button>
        <Button
          icon={<ResetIcon />}
          hint={t(isChanged ? 'runs.againChangedHint' : 'runs.againHint', { seed: run.settings.seed })}
          isDisabled={isBusy}
          disabledReason={reason}
          onPress={() => void runAgain(run.id)}
        >
          {t('runs.again')}
        </Button>
        <Button hint={t('training.exportHint')} onPress={() => void runAsFile(run).then(downloadFile)}>
          {t('runs.export')}
        </Button>
        <Button
          icon={<TrashIcon />}
          variant="danger"
          hint={t('runs.deleteHint')}
          isDisabled={isBusy}
          disabledReason={reason}
          onPress={() => void remove(run.id)}
        >
          {t('runs.delete')}
        </Button>
      </div>
      <KeptWeights run={run} isBusy={isBusy} />
    </>
  );
}
