import { useEffect, useRef, useState } from 'react';
import { mostClasses, mostPictures, tidyName, type NewPicture } from '../../../domain/own-set';
import { pixelsOfPicture } from '../../../domain/own-set-pictures';
import { useOwnSets } from '../../../state/data-own';
import { readPicture } from '../../../ui/drawing/read-picture';

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

interface PictureFiles {
  readonly progress: FileProgress | null;
  /** Adds pictures to a class; those of a folder's subfolders to the classes that are called like these. */
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
  const folder = subfolderOf(file);
  const name = folder && tidyName(folder);
  if (!name) return fallback;
  const find = () => useOwnSets.getState().open?.classes.find((each) => each.name === name)?.id;
  const known = find();
  if (known !== undefined) return known;
  if ((useOwnSets.getState().open?.classes.length ?? mostClasses) < mostClasses) useOwnSets.getState().addClass(name);
  return find() ?? fallback;
}

/** Lets the page answer between two pictures. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Reads picture files into the open set one by one, however many, without holding up the page. */
export function usePictureFiles(): PictureFiles {
  const [progress, setProgress] = useState<FileProgress | null>(null);
  const isCancelled = useRef(false);
  useEffect(
    () => () => {
      isCancelled.current = true;
    },
    [],
  );

  async function add(files: readonly File[], classId: string): Promise<void> {
    const pictures = files.filter((file) => !file.name.startsWith('.')).slice(0, mostPictures);
    const setId = useOwnSets.getState().open?.id;
    let waiting: NewPicture[] = [];
    let now: FileProgress = { done: 0, count: pictures.length, unreadable: [], empty: [], isRunning: true };
    const flush = () => {
      if (waiting.length > 0 && useOwnSets.getState().open?.id === setId) useOwnSets.getState().addPictures(waiting);
      waiting = [];
      setProgress(now);
    };
    isCancelled.current = false;
    setProgress(now);
    for (const file of pictures) {
      if (isCancelled.current || useOwnSets.getState().open?.id !== setId) break;
      const form = useOwnSets.getState().open?.form ?? 'grey';
      try {
        const pixels = pixelsOfPicture(await readPicture(file), form);
        if (pixels) waiting.push({ classId: classFor(file, classId), pixels });
        else now = { ...now, empty: [...now.empty, file.name] };
      } catch {
        now = { ...now, unreadable: [...now.unreadable, file.name] };
      }
      now = { ...now, done: now.done + 1 };
      if (now.done % bundle === 0) flush();
      await breath();
    }
    now = { ...now, isRunning: false };
    flush();
  }

  return {
    progress,
    add,
    cancel: () => {
      isCancelled.current = true;
    },
    dismiss: () => setProgress(null),
  };
}
