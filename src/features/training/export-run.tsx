import { useT } from '../../i18n/use-t';
import { useRuns } from '../../state/runs/runs';
import { currentRun, downloadRun } from '../../state/runs/export';
import { Button } from '../../ui/button';

/** The present run as a file. */
export function ExportRun() {
  const t = useT();
  const hasRun = useRuns(({ runs, currentId }) => runs.some(({ id }) => id === currentId));
  const download = () => {
    const run = currentRun();
    if (run) downloadRun(run);
  };
  return (
    <Button hint={t('runs.exportHint')} isDisabled={!hasRun} disabledReason={t('runs.exportNone')} onPress={download}>
      {t('runs.exportRun')}
    </Button>
  );
}
