/** The two parts of a data set. */
export type Split = 'train' | 'test';

/** Images of a split that stand one behind the other. */
export interface SplitRange {
  readonly from: number;
  readonly count: number;
}

export interface ImagesAt {
  /** count x height x width x channels bytes, 0 is the background. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A page of the images of a split. */
export interface Samples extends ImagesAt {
  /** Position of each sample in its split. */
  readonly indices: Uint32Array;
  /** How many samples there are in all that match. */
  readonly total: number;
}
