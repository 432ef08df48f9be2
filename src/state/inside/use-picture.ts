import { useStore } from 'zustand';
import { pictureOf } from '../late/picture';
import { usePage } from '../use-page';
import type { PictureState } from './picture';

/** The state of the picture, for what is loaded with the maps. */
export function usePicture<T>(selector: (state: PictureState) => T): T {
  return useStore(pictureOf(usePage()), selector);
}
