import { Suspense } from 'react';
import { late } from '../../i18n/late';
import { interruptedRun } from '../../state/runs/resume';
import { useBackend, useComeBack, useResume, useRunActions, useRuns } from '../../state/use-page';

const SavedWork = late(async () => (await import('./saved-work')).SavedWork);

/** What concerns saved work, on whichever part of the page one is; a first visit, which has none, loads nothing of it. */
export function SavedWorkNotices() {
  const hasRun = useRuns((state) => state.problem !== null || interruptedRun(state.runs) !== null);
  const isBack = useComeBack((state) => state.run !== null);
  const isMissing = useResume((state) => state.missing !== null);
  const isOther = useRunActions((state) => state.hasOtherArithmetic);
  const hasCrashed = useBackend((state) => state.hasCrashed);
  return <Suspense>{(hasRun || isBack || isMissing || isOther || hasCrashed) && <SavedWork />}</Suspense>;
}
