import { readPicture, type PictureReading } from './from-picture';
import { garmentFromPicture } from './garment-picture';
import { greyFromPicture } from './grey-picture';
import type { Picture } from './picture';

/** A picture that the user brought, with every image that the network may get of it. */
export interface BroughtPicture {
  readonly picture: Picture;
  readonly read: PictureReading;
  /** The grey picture that it is, 28 x 28 values from 0 to 1, as in own sets of that form, instead of being read as ink on paper. */
  readonly grey: Float32Array;
  /** The same in Fashion-MNIST's form (garment-picture.ts). */
  readonly garment: Float32Array;
}

/** As what a brought picture is read: ink on paper, or one of its grey pictures. */
export type ReadAs = 'digit' | 'grey' | 'garment';

/** Takes a quarter of a second: not for the page's own thread. */
export function broughtPicture(picture: Picture): BroughtPicture {
  return { picture, read: readPicture(picture), grey: greyFromPicture(picture), garment: garmentFromPicture(picture) };
}
