/** Files that the user brings, wherever on the page: data sets, or an own set as one file. */
import { create } from 'zustand';
import { isZip } from '../domain/files/is-zip';
import type { OwnFileErrorCode } from '../domain/own-set-file';
import { useData } from './data';
import { useOwnSets } from './data-own';

interface Arrivals {
  readonly isReading: boolean;
  /** Why the last own set could not be opened; `unreadable` when the browser could not read the files at all, such as a folder. */
  readonly ownFileError: OwnFileErrorCode | 'unreadable' | null;
  /** Files of full sets complete these; an own set is opened and chosen. */
  readonly take: (files: readonly File[]) => Promise<void>;
  readonly dismiss: () => void;
}

interface Arrived {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function read(file: File): Promise<Arrived> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function openOwnSet({ bytes }: Arrived): Promise<OwnFileErrorCode | null> {
  const opened = await useOwnSets.getState().importFile(bytes);
  if ('code' in opened) return opened.code;
  void useData.getState().select(opened.id);
  return null;
}

export const useArrivals = create<Arrivals>()((set) => ({
  isReading: false,
  ownFileError: null,
  async take(files) {
    set({ isReading: true, ownFileError: null });
    try {
      const arrived = await Promise.all(files.map(read));
      const zip = arrived.find(({ bytes }) => isZip(bytes));
      if (zip) set({ ownFileError: await openOwnSet(zip) });
      else await useData.getState().addFiles(arrived);
    } catch {
      set({ ownFileError: 'unreadable' });
    } finally {
      set({ isReading: false });
    }
  },
  dismiss() {
    set({ ownFileError: null });
    useData.getState().dismissReports();
  },
}));
