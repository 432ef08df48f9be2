/** Picture files on their way into the open own set. */
import { create } from 'zustand';
import { mostClasses, mostPictures, tidyName, type NewPicture } from '../domain/own-set';
import { pixelsOfFile } from '../engine-client/picture-client';
import { useOwnSets } from './data-own';

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

interface PictureFilesState {
  readonly progress: FileProgress | null;
  /** Adds pictures to a class; those in subfolders of a folder to the classes that are called like these. */
  readonly add: (files: readonly File[], classId: string) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** The folder just above a file, when it lies deeper than the chosen folder itself. */
function subfolderOf(file: File): string | null {
  const parts = file.webkitRelativePath.split('/');
  return parts.length > 2 ? (parts.at(-2) ?? null) : null;
}

/** The class that a file belongs to; a subfolder of a new name becomes a class while there is room for one. */
function classFor(file: File, fallback: string): string {
  const name = tidyName(subfolderOf(file) ?? '');
  if (name === '') return fallback;
  const find = () => useOwnSets.getState().open?.classes.find((each) => each.name === name)?.id;
  if (find() === undefined && (useOwnSets.getState().open?.classes.length ?? mostClasses) < mostClasses)
    useOwnSets.getState().addClass(name);
  return find() ?? fallback;
}

export const usePictureFiles = create<PictureFilesState>()((set, get) => {
  /** Grows with every bundle of files and every cancelling: an older one stops. */
  let current = 0;

  async function add(files: readonly File[], classId: string): Promise<void> {
    const ours = ++current;
    const wanted = files.filter((file) => !file.name.startsWith('.')).slice(0, mostPictures);
    const setId = useOwnSets.getState().open?.id;
    let pictures: NewPicture[] = [];
    let now: FileProgress = { done: 0, count: wanted.length, unreadable: [], empty: [], isRunning: true };
    const isWanted = () => ours === current && useOwnSets.getState().open?.id === setId;
    const flush = () => {
      if (pictures.length > 0 && useOwnSets.getState().open?.id === setId) useOwnSets.getState().addPictures(pictures);
      pictures = [];
      if (ours === current) set({ progress: now });
    };
    set({ progress: now });
    for (const file of wanted) {
      const outcome = await pixelsOfFile(file, useOwnSets.getState().open?.form ?? 'grey');
      if (!isWanted()) break;
      if (typeof outcome === 'string') now = { ...now, [outcome]: [...now[outcome], file.name] };
      else pictures.push({ classId: classFor(file, classId), pixels: outcome });
      now = { ...now, done: now.done + 1 };
      if (now.done % bundle === 0) flush();
    }
    now = { ...now, isRunning: false };
    flush();
  }

  return {
    progress: null,
    add,
    cancel() {
      const { progress } = get();
      current++;
      set({ progress: progress && { ...progress, isRunning: false } });
    },
    dismiss: () => set({ progress: null }),
  };
});
