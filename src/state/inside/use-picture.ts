import { useStore } from 'zustand';
import { usePage } from '../use-page';
import { pictureOf, type PictureState } from './picture';

/** The state of the picture, for what is loaded with the maps. */
export function usePicture<T>(selector: (state: PictureState) => T): T {
  return useStore(pictureOf(usePage()), selector);
}
