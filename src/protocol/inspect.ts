/**
 * Calls that look inside the current network. Types (and one list of codes) only, see messages.ts. Most are latest-wins: null when a newer question of the same `view`
 * overtook this one. All are answered between the steps of a training.
 */
import type { LayerNumbers } from '../domain/explain/layer-numbers';
import type { Shape } from '../domain/network/shape';
import type { Split } from './messages';

/** Who asks, for example "maps" or "rewind": questions overtake only those of the same view. */
export interface FromView {
  readonly view?: string;
}

/** Which weights answer: those of a remembered step (the nearest one remembered), or null for those of now. */
export interface AtMoment {
  readonly moment: number | null;
}

/** What is special about one channel's map. */
export const mapFlags = { ok: 0, zero: 1, notFinite: 2 } as const;

export interface MapsArgs extends FromView, AtMoment {
  /** height x width x channels values from 0 to 1. */
  readonly image: Float32Array;
  /** The layers whose maps are on the screen. */
  readonly layerIds: readonly string[];
}

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

export interface Maps {
  /** How many steps the weights that answered have seen. */
  readonly trainedSteps: number;
  readonly layers: readonly LayerMaps[];
  /** What the answer cost the worker: whoever asks again and again waits a multiple of it, so that a training hardly slows down. */
  readonly milliseconds: number;
}

export interface LayerDetailArgs extends FromView, AtMoment {
  readonly image: Float32Array;
  readonly layerId: string;
  /** The channel or unit that is looked at: of a dense layer's kernel only its column is sent. */
  readonly channel: number;
}

/** Exact numbers of one layer; src/domain/explain makes the arithmetic of any value from them. */
export interface LayerDetail extends LayerNumbers {
  readonly layerId: string;
  /** The one unit whose weights these are; null where the weights of all channels are there. */
  readonly unit: number | null;
  readonly trainedSteps: number;
  /** What the answer cost the worker, as for maps. */
  readonly milliseconds: number;
}

export interface VariableStats {
  readonly layerId: string;
  /** Keras's name: kernel, bias, gamma ... */
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  /** 40 counts of values over equal parts of [low, high]. */
  readonly histogram: Uint32Array;
  /** The least, the greatest and the mean of the finite values; 0 when there are none. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** Share of values that are exactly 0, from 0 to 1. */
  readonly zeroShare: number;
  /** Values that are NaN or infinite. */
  readonly notFinite: number;
  /**
   * Euclidean length of the loss's gradient by this variable on the first training images, with dropout off; null where nothing is trained or no data is
   * loaded.
   */
  readonly gradientNorm: number | null;
}

/** How a layer with ReLU answers the first training images. */
export interface LayerActivity {
  readonly layerId: string;
  /** One byte a channel: 1 when it is 0 everywhere in every one of these images. */
  readonly dead: Uint8Array;
  readonly deadCount: number;
}

export interface WeightStats {
  readonly trainedSteps: number;
  readonly variables: readonly VariableStats[];
  readonly activity: readonly LayerActivity[];
}

/** A step of this run whose weights are remembered. */
export interface Moment {
  /** Training steps done since the run began; 0 are the initial weights. */
  readonly step: number;
  /** Epochs brought to their end by then. */
  readonly epochs: number;
}

/** Images of a split that stand one behind the other. */
export interface SplitRange {
  readonly from: number;
  readonly count: number;
}

export interface ReadAllArgs {
  readonly split: Split;
  /** All images of the split without it. */
  readonly range?: SplitRange;
}

export interface ReadAllProgress {
  readonly done: number;
  readonly count: number;
}

/** What the network says to every image of a split or of a range of it, in the split's order. */
export interface Reading {
  readonly split: Split;
  /** Where in the split the first of these images stands. */
  readonly from: number;
  readonly trainedSteps: number;
  readonly labels: Uint8Array;
  readonly predicted: Uint8Array;
  /** Probability of the predicted and of the true class. */
  readonly confidence: Float32Array;
  readonly trueConfidence: Float32Array;
}

export interface ImagesAt {
  /** count x height x width x channels bytes, 0 is the background. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface PredictManyArgs extends FromView {
  /** count x height x width x channels values from 0 to 1. */
  readonly images: Float32Array;
  readonly count: number;
}
export interface ManyPredictions {
  /** count x classes. */
  readonly probabilities: Float32Array;
  readonly classes: number;
  readonly trainedSteps: number;
}

export type EvidenceMethod = 'gradCam' | 'occlusion';
export interface EvidenceArgs extends FromView {
  readonly image: Float32Array;
  readonly classIndex: number;
  readonly method: EvidenceMethod;
}
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

/** Kinds of call, each with its arguments, its result and the progress it reports. */
export interface InspectCalls {
  /** Latest wins. */
  maps: { args: MapsArgs; result: Maps | null; progress: never };
  /** Latest wins. */
  layerDetail: { args: LayerDetailArgs; result: LayerDetail | null; progress: never };
  /** Costs about half a training step: to be asked after an epoch or on a click rather than many times a second. */
  weightStats: { args: Record<string, never>; result: WeightStats; progress: never };
  moments: { args: Record<string, never>; result: { readonly moments: readonly Moment[] }; progress: never };
  /** On the weights as they are when it begins. */
  readAll: { args: ReadAllArgs; result: Reading; progress: ReadAllProgress };
  imagesAt: {
    args: { readonly split: Split; readonly indices: readonly number[] };
    result: ImagesAt;
    progress: never;
  };
  /** Latest wins. */
  predictMany: { args: PredictManyArgs; result: ManyPredictions | null; progress: never };
  /** Latest wins; occlusion also ends early, with null, when a newer question waits or the weights are replaced. */
  evidence: { args: EvidenceArgs; result: EvidenceMap | NoEvidence | null; progress: never };
}
