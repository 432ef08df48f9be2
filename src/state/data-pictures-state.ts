/** Picture files on their way into the open own set. */
import type { StateCreator } from 'zustand';
import { mostClasses, mostPictures, tidyName, type NewPicture, type PictureForm } from '../domain/own-set';
import type { PictureOutcome } from '../protocol/pictures';
import type { OwnSetsState } from './data-own-state';

/** Pictures that are put into the set at once: each time the grid is drawn anew and the set is written. */
const bundle = 25;

export interface FileProgress {
  readonly done: number;
  readonly count: number;
  /** Names of files that are no picture, and of pictures without any ink. */
  readonly unreadable: readonly string[];
  readonly empty: readonly string[];
  readonly isRunning: boolean;
}

export interface PictureFilesState {
  readonly progress: FileProgress | null;
  /** Adds pictures to a class, behind those that are still being read; those in subfolders of a folder to the classes that are called like these. */
  readonly add: (files: readonly File[], classId: string) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const nothing: FileProgress = { done: 0, count: 0, unreadable: [], empty: [], isRunning: false };

/** What has come since it was last shown. */
interface Tally {
  done: number;
  readonly unreadable: string[];
  readonly empty: string[];
  readonly pictures: NewPicture[];
}
const newTally = (): Tally => ({ done: 0, unreadable: [], empty: [], pictures: [] });

/** The folder just above a file, when it lies deeper than the chosen folder itself. */
function subfolderOf(file: File): string | null {
  const parts = file.webkitRelativePath.split('/');
  return parts.length > 2 ? (parts.at(-2) ?? null) : null;
}

/** The class that a file belongs to; a subfolder of a new name becomes a class while there is room for one. */
function classFor(file: File, fallback: string, own: () => OwnSetsState): string {
  const name = tidyName(subfolderOf(file) ?? '');
  if (name === '') return fallback;
  const find = () => own().open?.classes.find((each) => each.name === name)?.id;
  if (find() === undefined && (own().open?.classes.length ?? mostClasses) < mostClasses) own().addClass(name);
  return find() ?? fallback;
}

/** @param pixelsOf never rejects */
export function createPictureFilesState(
  pixelsOf: (file: Blob, form: PictureForm) => Promise<PictureOutcome>,
  own: () => OwnSetsState,
): StateCreator<PictureFilesState> {
  return (set, get) => {
    let queue: Promise<void> = Promise.resolve();
    /** Grows with every cancelling: what was asked for before is not read any more. */
    let round = 0;

    function report({ done, unreadable, empty }: Tally): void {
      const now = get().progress ?? nothing;
      const all = now.done + done;
      const names = { unreadable: [...now.unreadable, ...unreadable], empty: [...now.empty, ...empty] };
      set({ progress: { ...now, ...names, done: all, isRunning: all < now.count } });
    }

    async function readAll(files: readonly File[], classId: string, setId: string | undefined, ours: number) {
      const isHere = () => own().open?.id === setId;
      let tally = newTally();
      const flush = () => {
        if (tally.pictures.length > 0 && isHere()) own().addPictures(tally.pictures);
        if (ours === round) report(tally);
        tally = newTally();
      };
      for (const [index, file] of files.entries()) {
        const outcome = await pixelsOf(file, own().open?.form ?? 'grey');
        if (ours !== round || !isHere()) {
          tally.done += files.length - index;
          break;
        }
        if (typeof outcome === 'string') tally[outcome].push(file.name);
        else tally.pictures.push({ classId: classFor(file, classId, own), pixels: outcome });
        if (++tally.done === bundle) flush();
      }
      flush();
    }

    return {
      progress: null,
      add(files, classId) {
        const wanted = files.filter((file) => !file.name.startsWith('.')).slice(0, mostPictures);
        const [setId, ours] = [own().open?.id, round];
        const { progress } = get();
        const before = progress?.isRunning ? progress : nothing;
        set({ progress: { ...before, count: before.count + wanted.length, isRunning: true } });
        queue = queue.then(() => readAll(wanted, classId, setId, ours));
        return queue;
      },
      cancel() {
        const { progress } = get();
        round++;
        set({ progress: progress && { ...progress, isRunning: false } });
      },
      dismiss: () => set({ progress: null }),
    };
  };
}
