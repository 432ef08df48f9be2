import { digitFromPicture, uncentredFromPicture } from './from-picture';
import { greyFromPicture } from './grey-picture';
import type { Picture } from './picture';

/** A picture that the user brought, with every image that the network may get of it: 28 x 28 values from 0 to 1, null where it shows no ink. */
export interface BroughtPicture {
  readonly picture: Picture;
  /** As MNIST's digits are. */
  readonly digit: Float32Array | null;
  /** Where and as large as it is in the picture. */
  readonly uncentred: Float32Array | null;
  /** The grey picture that it is, as in own sets of that form, instead of being read as ink on paper. */
  readonly grey: Float32Array;
}

/** Takes a tenth of a second for a large picture: not for the page's own thread. */
export function broughtPicture(picture: Picture): BroughtPicture {
  return {
    picture,
    digit: digitFromPicture(picture),
    uncentred: uncentredFromPicture(picture),
    grey: greyFromPicture(picture),
  };
}
