/** What the page looks at inside the network: which picture, which moment of the run, which layers are on the screen, and what the worker said. */
import type { NetworkSpec } from '../../domain/network/network';
import type { LayerMaps } from '../../domain/explain/layer-maps';
import type { WeightStats } from '../../domain/explain/weight-stats';
import type { Moment } from '../../domain/run/moment';
import type { Engine } from '../../engine-client/api';
import type { LayerDetail } from '../../domain/explain/layer-numbers';
import type { EngineFailure } from '../../domain/engine-failure';
import type { Asker } from './asker';

/** A channel of a layer (a unit, for vectors), opened to be taken apart. */
export interface OpenedChannel {
  readonly layerId: string;
  readonly channel: number;
}

/** Against what the colours of a map are measured: its own largest value, its layer's, or that of all layers. */
export const scaleScopes = ['map', 'layer', 'common'] as const;
export type ScaleScope = (typeof scaleScopes)[number];

export interface InsideState {
  readonly scale: ScaleScope;
  readonly setScale: (scale: ScaleScope) => void;
  /** A picture that stays, whatever is drawn: height x width x channels values from 0 to 1. */
  readonly pinned: Float32Array | null;
  /** Training steps of the remembered weights that are shown; null for those of now. */
  readonly moment: number | null;
  readonly moments: readonly Moment[];
  readonly opened: OpenedChannel | null;
  /** Ids of the layers that are on the screen, and `detailPlace`. */
  readonly visible: ReadonlySet<string>;
  /** The newest maps of each layer, by its id. */
  readonly maps: ReadonlyMap<string, LayerMaps>;
  /** The channels of each layer, the strongest first. An order stays while one draws, and within an epoch: what is looked at does not jump about. */
  readonly strongest: ReadonlyMap<string, readonly number[]>;
  /** The layer whose maps are under the pointer or have the focus: their order stays. */
  readonly held: string | null;
  /** How many steps the weights behind the maps have seen; null before the first answer. */
  readonly trainedSteps: number | null;
  readonly detail: LayerDetail | null;
  readonly weights: WeightStats | null;
  /** Milliseconds that the last maps took from the worker. */
  readonly cost: number;
  readonly failure: EngineFailure | null;
  /** Keeps a picture; null follows the drawing again. */
  readonly pin: (pinned: Float32Array | null) => void;
  readonly rewind: (moment: number | null) => void;
  readonly open: (opened: OpenedChannel | null) => void;
  /** Tells whether a layer, or the opened channel (`detailPlace`), is on the screen. */
  readonly show: (place: string, isVisible: boolean) => void;
  readonly hold: (layerId: string | null) => void;
  /** Puts the channels of all layers in order anew. */
  readonly rank: () => void;
  readonly askWeights: () => Promise<void>;
  readonly askMoments: () => Promise<void>;
  /** The network is damaged in another way: its weights of now are looked at, and nothing that was seen before is kept, on the screen or not. */
  readonly damaged: () => void;
  /** The run has become another one, or has gone on. */
  readonly runChanged: (before: SeenRun, now: SeenRun) => void;
}

/** What does not belong to another network. */
export const nothingSeen = {
  moment: null,
  moments: [],
  opened: null,
  maps: new Map<string, LayerMaps>(),
  strongest: new Map<string, readonly number[]>(),
  trainedSteps: null,
  detail: null,
  weights: null,
  failure: null,
} as const;

/** The opened channel among what may be on the screen: no layer has an empty id. */
export const detailPlace = '';

/** Of the run that is looked at: which network, and how far it has come. */
export interface SeenRun {
  readonly built: NetworkSpec | null;
  readonly trainedSteps: number;
}

/** What has to be forgotten when the run has become another one: all of another network, the remembered moments of weights that begin anew. */
export function forgottenBetween(before: SeenRun, now: SeenRun): Partial<InsideState> | null {
  if (now.built !== before.built) return nothingSeen;
  return now.trainedSteps < before.trainedSteps ? { moment: null, moments: [] } : null;
}

/** Whether the numbers of a channel are there: those of a dense layer hold the weights of a single unit. */
export function holds(detail: LayerDetail | null, { layerId, channel }: OpenedChannel): boolean {
  return detail?.layerId === layerId && (detail.unit === null || detail.unit === channel);
}

export interface InsideSurroundings {
  readonly engine: Engine;
  /** The picture to look at: the pinned one, else the drawing; null when there is none. */
  picture(): Float32Array | null;
  /** Whether the worker holds a network. */
  hasNetwork(): boolean;
  /** Milliseconds that the page takes until what has just changed is painted. */
  painted(): Promise<number>;
  /** Made once, from the question that this slice asks. */
  asker(ask: () => Promise<number>): Asker;
}
