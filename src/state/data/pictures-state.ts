/** Picture files on their way into the open own set. */
import type { StateCreator } from 'zustand';
import type { FolderLevel } from '../../domain/data/class-folders';
import type { Brought } from '../../domain/data/import-plan';
import { joinReports, nothingToReport, type ImportReport } from '../../domain/data/import-report';
import type { ImportTrace } from '../../domain/data/take-back';
import { oneAtATime } from '../../domain/one-at-a-time';
import { isOvertaken, newest } from '../newest';
import type { OwnSetsState } from './own-state';
import type { PixelsOf } from './pictures-import';

export interface FileProgress {
  readonly done: number;
  readonly count: number;
  /** What was left out so far, and what else there is to say. */
  readonly report: ImportReport;
  readonly isRunning: boolean;
}

interface FilesTask {
  readonly files: readonly Brought<File>[];
  readonly classId: string;
  readonly setId: string | undefined;
  readonly trace: ImportTrace;
}
/** The last import as it would be by the folders of another level. It holds the files, and so it goes with the report. */
export type OtherImport = FilesTask & FolderLevel;

export interface PictureFilesState {
  readonly progress: FileProgress | null;
  /** Null where the folders leave no choice. */
  readonly other: OtherImport | null;
  /** Adds pictures to a class, behind those that are still being read; those in subfolders of a folder to the classes that are called like these. */
  readonly add: (files: readonly Brought<File>[], classId: string) => Promise<void>;
  /** Takes the pictures of the last import back and adds them by the other folders. */
  readonly addOtherwise: () => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const nothing: FileProgress = { done: 0, count: 0, report: nothingToReport, isRunning: false };

/** @param newName gives a text that nothing else has, in any tab */
export function createPictureFilesState(
  pixelsOf: PixelsOf,
  own: () => OwnSetsState,
  newName: () => string,
): StateCreator<PictureFilesState> {
  return (set, get) => {
    const inTurn = oneAtATime();
    const rounds = newest();
    /** Aborted by cancelling: what was asked for before is not read any more. */
    let round = rounds.begin();

    function onProgress(more: number, report: ImportReport): void {
      const now = get().progress ?? nothing;
      const done = now.done + more;
      set({ progress: { ...now, done, report: joinReports(now.report, report), isRunning: done < now.count } });
    }

    async function bring(task: FilesTask, level?: number): Promise<void> {
      const signal = round;
      const { planImport } = await import('../../domain/data/import-plan');
      if (isOvertaken(signal)) return;
      const known = own().open?.classes.map(({ name }) => name) ?? [];
      const { pictures, report, other } = planImport(task.files, { known, level });
      const { progress } = get();
      const before = progress?.isRunning ? progress : nothing;
      const count = before.count + pictures.length;
      set({
        progress: { ...before, count, report: joinReports(before.report, report), isRunning: count > before.done },
        other: other && { ...task, ...other },
      });
      return inTurn(async () => {
        if (isOvertaken(signal)) return;
        const { runImport } = await import('./pictures-import');
        await runImport({ ...task, pictures, signal, onProgress }, pixelsOf, own);
      });
    }

    return {
      progress: null,
      other: null,
      add: (files, classId) =>
        bring({ files, classId, setId: own().open?.id, trace: { mark: `-${newName()}`, replaced: new Map() } }),
      async addOtherwise() {
        const { other } = get();
        set({ other: null });
        if (other) await bring(other, other.level);
      },
      cancel() {
        const { progress } = get();
        round = rounds.begin();
        set({ progress: progress && { ...progress, isRunning: false } });
      },
      dismiss: () => set({ progress: null, other: null }),
    };
  };
}
