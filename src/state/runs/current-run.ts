import { savedFile, type SavedFile } from '../../domain/formats/exporters';
import type { RunRecord } from '../../domain/run/run-record';
import type { RunsState } from './runs-state';

/** The run that is trained now, or was last on this page; null before any. */
export function currentRun({ runs, currentId }: Pick<RunsState, 'runs' | 'currentId'>): RunRecord | null {
  return runs.find(({ id }) => id === currentId) ?? null;
}

/** A run as a file that the user takes away. */
export async function runAsFile(record: RunRecord): Promise<SavedFile> {
  const { runFile, runFileName } = await import('../../domain/run/run-record-file');
  const text = JSON.stringify(runFile(record), null, 2);
  return savedFile('run', { bytes: new TextEncoder().encode(text), name: runFileName(record) });
}
