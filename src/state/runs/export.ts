import type { RunRecord } from '../../domain/run/run-record';
import { runFile, runFileName } from '../../domain/run/run-record-file';
import { useRuns } from './runs';

/** The run that is trained now, or was last on this page; null before any. */
export function currentRun(): RunRecord | null {
  const { runs, currentId } = useRuns.getState();
  return runs.find(({ id }) => id === currentId) ?? null;
}

/** Hands a run to the user as a file. */
export function downloadRun(record: RunRecord): void {
  const text = JSON.stringify(runFile(record), null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = runFileName(record);
  link.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
