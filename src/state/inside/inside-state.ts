/** What the page looks at inside the network: which picture, which moment of the run, which layers are on the screen, and what the worker said. */
import type { StateCreator } from 'zustand';
import type { NetworkSpec } from '../../domain/network/network';
import type { LayerMaps } from '../../domain/explain/layer-maps';
import type { WeightStats } from '../../domain/explain/weight-stats';
import type { Moment } from '../../domain/run/moment';
import type { Engine } from '../../engine-client/api';
import type { LayerDetail } from '../../protocol/inspect';
import type { EngineFailure } from '../../protocol/messages';
import { failureOf } from '../engine/failure';
import type { Asker } from './asker';

/** A channel of a layer (a unit, for vectors), opened to be taken apart. */
export interface OpenedChannel {
  readonly layerId: string;
  readonly channel: number;
}

export interface InsideState {
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
  readonly askWeights: () => Promise<void>;
  readonly askMoments: () => Promise<void>;
}

/** What does not belong to another network. */
export const nothingSeen = {
  moment: null,
  moments: [],
  opened: null,
  maps: new Map<string, LayerMaps>(),
  trainedSteps: null,
  detail: null,
  weights: null,
  failure: null,
} as const;

const view = 'inside';
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

function isSame(one: OpenedChannel | null, other: OpenedChannel | null): boolean {
  return one?.layerId === other?.layerId && one?.channel === other?.channel;
}

/** Whether the numbers of a channel are there: those of a dense layer hold the weights of a single unit. */
function holds(detail: LayerDetail | null, { layerId, channel }: OpenedChannel): boolean {
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

export function createInsideState(surroundings: InsideSurroundings): StateCreator<InsideState> {
  const { engine } = surroundings;
  return (set, get) => {
    const asker = surroundings.asker(ask);

    async function ask(): Promise<number> {
      const image = surroundings.picture();
      if (!image) set({ maps: new Map(), detail: null });
      if (!image || !surroundings.hasNetwork()) return 0;
      try {
        return (await askMaps(image)) + (await askDetail(image));
      } catch (error) {
        const failure = failureOf(error);
        // Asked for a network that is gone by now: the page asks again for the one that is there.
        if (failure.code !== 'layerMissing') set({ failure });
        return 0;
      }
    }

    async function askMaps(image: Float32Array): Promise<number> {
      const { visible, moment, opened } = get();
      const wanted = new Set(visible);
      if (wanted.delete(detailPlace) && opened) wanted.add(opened.layerId);
      if (wanted.size === 0) return 0;
      const answer = await engine.call('maps', { view, image, layerIds: [...wanted], moment });
      if (!answer || !surroundings.hasNetwork()) return 0;
      const maps = new Map(get().maps);
      for (const layer of answer.layers) maps.set(layer.layerId, layer);
      set({ maps, trainedSteps: answer.trainedSteps, cost: answer.milliseconds, failure: null });
      return answer.milliseconds + (await surroundings.painted());
    }

    async function askDetail(image: Float32Array): Promise<number> {
      const { opened, moment, visible, detail } = get();
      if (!opened || (holds(detail, opened) && !visible.has(detailPlace))) return 0;
      const answer = await engine.call('layerDetail', { view, image, ...opened, moment });
      if (answer && get().opened?.layerId === answer.layerId) set({ detail: answer, failure: null });
      return (answer?.milliseconds ?? 0) + (await surroundings.painted());
    }

    function change(partial: Partial<InsideState>): void {
      set(partial);
      asker.need(true);
    }

    return {
      ...nothingSeen,
      pinned: null,
      visible: new Set(),
      cost: 0,
      pin: (pinned) => change({ pinned }),
      rewind: (moment) => change({ moment }),
      open(opened) {
        const { opened: before, detail } = get();
        if (isSame(opened, before)) return;
        set({ opened, ...(opened?.layerId !== detail?.layerId && { detail: null }) });
        if (opened && !holds(detail, opened)) asker.need(true);
      },
      show(place, isVisible) {
        if (get().visible.has(place) === isVisible) return;
        const visible = new Set(get().visible);
        if (isVisible) visible.add(place);
        else visible.delete(place);
        set({ visible });
        if (isVisible) asker.need(true);
      },
      async askWeights() {
        if (!surroundings.hasNetwork()) return;
        try {
          set({ weights: await engine.call('weightStats', {}) });
        } catch (error) {
          set({ failure: failureOf(error) });
        }
      },
      async askMoments() {
        if (!surroundings.hasNetwork()) return;
        try {
          set({ moments: (await engine.call('moments', {})).moments });
        } catch (error) {
          set({ failure: failureOf(error) });
        }
      },
    };
  };
}
