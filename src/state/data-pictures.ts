import { create } from 'zustand';
import { pixelsOfFile } from '../engine-client/picture-client';
import { useOwnSets } from './data-own';
import { createPictureFilesState, type PictureFilesState } from './data-pictures-state';

export const usePictureFiles = create<PictureFilesState>()(
  createPictureFilesState(pixelsOfFile, () => useOwnSets.getState()),
);
