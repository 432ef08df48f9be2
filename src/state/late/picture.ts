/** What the pointer points at in the picture of a page; made when it is first asked for. */
import type { StoreApi } from 'zustand/vanilla';
import { remembered } from '../../domain/remembered';
import { createPicture, type PictureState } from '../inside/picture';
import type { Page } from '../page';
import { whenChanged } from '../when-changed';

export const pictureOf: (page: Page) => StoreApi<PictureState> = remembered(({ network }) => {
  const picture = createPicture(network);
  whenChanged(network, ['network'], () => picture.getState().putOut());
  return picture;
});
