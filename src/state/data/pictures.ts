import { create } from 'zustand';
import { pixelsOfFile } from '../../engine-client/picture-client';
import { useOwnSets } from './own-sets';
import { createPictureFilesState, type PictureFilesState } from './pictures-state';

export const usePictureFiles = create<PictureFilesState>()(
  createPictureFilesState(pixelsOfFile, () => useOwnSets.getState()),
);
