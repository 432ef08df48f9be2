import { isUnderWay } from '../../domain/training/training-flow';
import { useT } from '../../i18n/use-t';
import { interruptedRun } from '../../state/runs/resume';
import { useBackend, useComeBack, usePage, useResume, useRunActions, useRuns, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { PlayIcon } from '../../ui/icons';
import { Toast } from '../../ui/toast';
import { BackNotice } from './back-notice';
import { useRunWords } from './run-words';

/** Offers to go on with a run that was cut off by a closed page or a dead worker. */
function InterruptedNotice() {
  const page = usePage();
  const t = useT();
  const words = useRunWords();
  const run = useRuns((state) => interruptedRun(state.runs));
  const isTraining = useTraining((state) => isUnderWay(state.flow));
  const isBusy = useResume((state) => state.isBusy);
  const { resume, dismiss } = page.resume.getState();
  if (!run || isTraining) return null;
  const actions = (
    <Button
      variant="primary"
      icon={<PlayIcon />}
      hint={t('runs.resumeHint')}
      isDisabled={isBusy}
      onPress={() => void resume()}
    >
      {t('runs.resume')}
    </Button>
  );
  return (
    <Toast tone="info" actions={actions} mustAnswer={isBusy} onDismiss={() => void dismiss()}>
      {t('runs.interrupted', { name: words.name(run), step: run.steps, count: run.epochs.length })}
    </Toast>
  );
}

/** The run whose weights went down with an idle worker, as long as nothing else took their place. */
function LostNotice() {
  const t = useT();
  const words = useRunWords();
  const hasCrashed = useBackend((state) => state.hasCrashed);
  const run = useRuns(({ runs, currentId }) => runs.find(({ id }) => id === currentId));
  const isGone = useTraining((state) => state.built === null && !isUnderWay(state.flow));
  const isBusy = useRunActions((state) => state.busyId !== null);
  const restore = useRunActions((state) => state.restore);
  if (!hasCrashed || !run || !isGone) return null;
  const actions = (
    <Button hint={t('runs.restoreHint')} isDisabled={isBusy} onPress={() => void restore(run.id)}>
      {t('runs.restore')}
    </Button>
  );
  return (
    <Toast tone="info" actions={actions}>
      {t('runs.lost', { name: words.name(run) })}
    </Toast>
  );
}

/** The run that was brought back was computed in a way that this machine does not have. */
function ArithmeticNotice() {
  const page = usePage();
  const t = useT();
  const isOther = useRunActions((state) => state.hasOtherArithmetic);
  if (!isOther) return null;
  return (
    <Toast tone="info" onDismiss={page.runActions.getState().dismissOtherArithmetic}>
      {t('runs.otherArithmetic')}
    </Toast>
  );
}

function StorageNotice() {
  const page = usePage();
  const t = useT();
  const problem = useRuns((state) => state.problem);
  if (!problem) return null;
  return (
    <Toast tone="warning" onDismiss={() => page.runs.getState().dismissProblem()}>
      {t(`runs.storage_${problem}`)}
    </Toast>
  );
}

/** What concerns saved work, on whichever part of the page one is. */
export function SavedWork() {
  const page = usePage();
  const t = useT();
  const missing = useResume((state) => state.missing);
  const isBack = useComeBack((state) => state.run !== null);
  return (
    <>
      <InterruptedNotice />
      <LostNotice />
      {isBack && <BackNotice />}
      {missing && (
        <Toast tone="warning" onDismiss={() => page.resume.getState().dismissMissing()}>
          {t(`runs.missing_${missing}`)}
        </Toast>
      )}
      <ArithmeticNotice />
      <StorageNotice />
    </>
  );
}
