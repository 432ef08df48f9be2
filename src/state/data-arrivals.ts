/** Files that the user brings, wherever on the page: data sets, or an own set as one file. */
import { create } from 'zustand';
import type { OwnFileErrorCode } from '../domain/own-set-file';
import { useData } from './data';
import { useOwnSets } from './data-own';

interface Arrivals {
  readonly isReading: boolean;
  /** Why the last own set could not be opened. */
  readonly ownFileError: OwnFileErrorCode | null;
  /** Files of full sets complete these; an own set is opened and chosen. */
  readonly take: (files: readonly File[]) => Promise<void>;
  readonly dismiss: () => void;
}

const isZip = (file: File): boolean => /\.zip$/i.test(file.name) || file.type === 'application/zip';

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

async function openOwnSet(file: File): Promise<OwnFileErrorCode | null> {
  const opened = await useOwnSets.getState().importFile(await bytesOf(file));
  if ('code' in opened) return opened.code;
  void useData.getState().select(opened.id);
  return null;
}

export const useArrivals = create<Arrivals>()((set) => ({
  isReading: false,
  ownFileError: null,
  async take(files) {
    const zip = files.find(isZip);
    set({ isReading: true, ownFileError: null });
    try {
      if (zip) set({ ownFileError: await openOwnSet(zip) });
      else {
        const read = files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) }));
        await useData.getState().addFiles(await Promise.all(read));
      }
    } finally {
      set({ isReading: false });
    }
  },
  dismiss() {
    set({ ownFileError: null });
    useData.getState().dismissReports();
  },
}));
