import { useT } from '../../i18n/use-t';
import { usePage, useRuns } from '../../state/use-page';
import { currentRun, runAsFile } from '../../state/runs/current-run';
import { Button } from '../../ui/button';
import { downloadFile } from '../../ui/download-bytes';

/** The present run as a file. */
export function ExportRun() {
  const { runs } = usePage();
  const t = useT();
  const hasRun = useRuns(({ runs, currentId }) => runs.some(({ id }) => id === currentId));
  const download = () => {
    const run = currentRun(runs.getState());
    if (run) void runAsFile(run).then(downloadFile);
  };
  return (
    <Button
      hint={t('training.exportHint')}
      isDisabled={!hasRun}
      disabledReason={t('training.exportNone')}
      onPress={download}
    >
      {t('training.exportRun')}
    </Button>
  );
}
