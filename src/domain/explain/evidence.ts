export type EvidenceMethod = 'gradCam' | 'occlusion';

/**
 * Where an image speaks for a class: height x width values to be stretched over the picture. Grad-CAM: never negative, in the last convolution's size. Occlusion: the
 * loss of probability when that place is covered, in the image's size; negative where covering helps.
 */
export interface EvidenceMap {
  readonly values: Float32Array;
  readonly height: number;
  readonly width: number;
  /** The layer whose maps were weighed; null for occlusion. */
  readonly layerId: string | null;
  /** The probability of the class for the image as it is. */
  readonly probability: number;
}

/** Grad-CAM weighs the maps of a convolution: there is none, or only ones of a single pixel. */
export interface NoEvidence {
  readonly reason: 'noConvolution' | 'onePixel';
}
