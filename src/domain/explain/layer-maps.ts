/** What is special about one channel's map. */
export const mapFlags = { ok: 0, zero: 1, notFinite: 2 } as const;

/** The output of one layer for one image, good enough to be looked at. A vector of n values is 1 x 1 x n. */
export interface LayerMaps {
  readonly layerId: string;
  readonly shape: readonly [height: number, width: number, channels: number];
  /**
   * channels x height x width bytes: map after map, each row by row. A byte b of channel c stands for low[c] + (high[c] - low[c]) b / 255; values
   * that are not finite are 0.
   */
  readonly values: Uint8Array;
  /** The least and the greatest finite value of each channel. */
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** One of `mapFlags` for each channel. */
  readonly flags: Uint8Array;
}
