import type { FullId } from '../../src/domain/data/datasets';

/** Folders in which people keep the files of the full sets, in a folder for all sets; the usual one first. */
export const localFolders: Readonly<Record<FullId, readonly [usual: string, ...others: string[]]>> = {
  mnist: ['mnist'],
  fashion: ['fashion-mnist', 'fashion'],
};
