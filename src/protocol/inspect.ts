/**
 * Calls that look inside the current network. Types only, see messages.ts. Most are latest-wins: null when a newer question of the same `view`
 * overtook this one. All are answered between the steps of a training.
 */
import type { ImagesAt, Split, SplitRange } from '../domain/data/samples';
import type { SplitAnswers } from '../domain/explain/confusion';
import type { Damage } from '../domain/explain/damage';
import type { EvidenceMap, EvidenceMethod, NoEvidence } from '../domain/explain/evidence';
import type { LayerMaps } from '../domain/explain/layer-maps';
import type { LayerDetail } from '../domain/explain/layer-numbers';
import type { WeightStats } from '../domain/explain/weight-stats';
import type { Moment } from '../domain/run/moment';

/** Who asks, for example "maps" or "rewind": questions overtake only those of the same view. */
export interface FromView {
  readonly view?: string;
}

/** Which weights answer: those of a remembered step (the nearest one remembered), or null for those of now. */
export interface AtMoment {
  readonly moment: number | null;
}

/** Whether the network answers as it is, without the damage that it is looked at with. */
export interface MayBeWhole {
  readonly isWhole?: boolean;
}

export interface MapsArgs extends FromView, AtMoment {
  /** height x width x channels values from 0 to 1. */
  readonly image: Float32Array;
  /** The layers whose maps are on the screen. */
  readonly layerIds: readonly string[];
}

export interface Maps {
  /** How many steps the weights that answered have seen. */
  readonly trainedSteps: number;
  readonly layers: readonly LayerMaps[];
  /** What the answer cost the worker: code that asks again and again waits a multiple of it, so that a training hardly slows down. */
  readonly milliseconds: number;
}

export interface KernelsArgs extends FromView, AtMoment {
  /** The layers whose kernels are on the screen; those without one are passed over. */
  readonly layerIds: readonly string[];
}

export interface LayerDetailArgs extends FromView, AtMoment {
  readonly image: Float32Array;
  readonly layerId: string;
  /** The channel or unit that is looked at: of a dense layer's kernel only its column is sent. */
  readonly channel: number;
}

export interface ReadAllArgs extends MayBeWhole {
  readonly split: Split;
  /** All images of the split without it. */
  readonly range?: SplitRange;
}

export interface ReadAllProgress {
  readonly done: number;
  readonly count: number;
}

export interface PredictManyArgs extends FromView, MayBeWhole {
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

export interface EvidenceArgs extends FromView {
  readonly image: Float32Array;
  readonly classIndex: number;
  readonly method: EvidenceMethod;
}
/** Kinds of call, each with its arguments, its result and the progress it reports. */
export interface InspectCalls {
  /** Latest wins. */
  maps: { args: MapsArgs; result: Maps | null; progress: never };
  /** Latest wins. The weights of layers as small pictures, see `kernelViewOf`, in the form of maps. */
  kernels: { args: KernelsArgs; result: Maps | null; progress: never };
  /** Latest wins. */
  layerDetail: { args: LayerDetailArgs; result: LayerDetail | null; progress: never };
  /** Costs about half a training step: to be asked after an epoch or on a click rather than many times a second. */
  weightStats: { args: Record<string, never>; result: WeightStats; progress: never };
  moments: { args: Record<string, never>; result: { readonly moments: readonly Moment[] }; progress: never };
  /** On the weights as they are when it begins. */
  readAll: { args: ReadAllArgs; result: SplitAnswers; progress: ReadAllProgress };
  imagesAt: {
    args: { readonly split: Split; readonly indices: readonly number[] };
    result: ImagesAt;
    progress: never;
  };
  /** Latest wins. */
  predictMany: { args: PredictManyArgs; result: ManyPredictions | null; progress: never };
  /** Latest wins; occlusion also ends early, with null, when a newer question waits or the weights are replaced. */
  evidence: { args: EvidenceArgs; result: EvidenceMap | NoEvidence | null; progress: never };
  /**
   * All calls above answer with this damage from here on, until the weights change in another way: a training, a restored run. Each call says the whole damage;
   * none puts everything back. The weights of the run stay as they are: what trains, measures, saves or copies them knows nothing of it.
   */
  damage: { args: { readonly damage: Damage }; result: { readonly items: number }; progress: never };
}
