/** Picture files on their way into the open own set. */
import type { StateCreator } from 'zustand';
import type { Brought } from '../../domain/data/import-plan';
import { joinReports, nothingToReport, type ImportReport } from '../../domain/data/import-report';
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

export interface PictureFilesState {
  readonly progress: FileProgress | null;
  /** Adds pictures to a class, behind those that are still being read; those in subfolders of a folder to the classes that are called like these. */
  readonly add: (files: readonly Brought<File>[], classId: string) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const nothing: FileProgress = { done: 0, count: 0, report: nothingToReport, isRunning: false };

export function createPictureFilesState(pixelsOf: PixelsOf, own: () => OwnSetsState): StateCreator<PictureFilesState> {
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

    return {
      progress: null,
      async add(files, classId) {
        const setId = own().open?.id;
        const signal = round;
        const { planImport } = await import('../../domain/data/import-plan');
        if (isOvertaken(signal)) return;
        const { pictures, report } = planImport(files);
        const { progress } = get();
        const before = progress?.isRunning ? progress : nothing;
        const count = before.count + pictures.length;
        set({
          progress: { ...before, count, report: joinReports(before.report, report), isRunning: count > before.done },
        });
        return inTurn(async () => {
          if (isOvertaken(signal)) return;
          const { PictureImport } = await import('./pictures-import');
          await new PictureImport({ pictures, classId, setId, signal, onProgress }, pixelsOf, own).run();
        });
      },
      cancel() {
        const { progress } = get();
        round = rounds.begin();
        set({ progress: progress && { ...progress, isRunning: false } });
      },
      dismiss: () => set({ progress: null }),
    };
  };
}
