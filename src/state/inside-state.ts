/** What the page looks at inside the network: which picture, which moment of the run, which layers are on the screen, and what the worker said. */
import type { StateCreator } from 'zustand';
import type { Engine } from '../engine-client/api';
import type { LayerDetail, LayerMaps, Moment, WeightStats } from '../protocol/inspect';
import type { EngineFailure } from '../protocol/messages';
import { failureOf } from './failure';
import type { Asker } from './inside-asker';

/** A picture that stays, whatever is drawn. */
export interface PinnedPicture {
  /** height x width x channels values from 0 to 1. */
  readonly image: Float32Array;
  /** What it is, for example "Test image 812"; empty for the user's own drawing. */
  readonly name: string;
}

/** A channel of a layer (a unit, for vectors), opened to be taken apart. */
export interface OpenedChannel {
  readonly layer: number;
  readonly channel: number;
}

export interface InsideState {
  readonly pinned: PinnedPicture | null;
  /** Training steps of the remembered weights that are shown; null for those of now. */
  readonly moment: number | null;
  readonly moments: readonly Moment[];
  readonly opened: OpenedChannel | null;
  /** Positions of the layers that are on the screen, and `detailPlace`. */
  readonly visible: ReadonlySet<number>;
  /** The newest maps of each layer, by its position. */
  readonly maps: ReadonlyMap<number, LayerMaps>;
  /** How many steps the weights behind the maps have seen; null before the first answer. */
  readonly trainedSteps: number | null;
  readonly detail: LayerDetail | null;
  readonly weights: WeightStats | null;
  /** Milliseconds that the last maps took from the worker. */
  readonly cost: number;
  readonly failure: EngineFailure | null;
  /** Keeps a picture; null follows the drawing again. */
  readonly pin: (pinned: PinnedPicture | null) => void;
  readonly rewind: (moment: number | null) => void;
  readonly open: (opened: OpenedChannel | null) => void;
  readonly show: (layer: number, isVisible: boolean) => void;
  readonly askWeights: () => Promise<void>;
  readonly askMoments: () => Promise<void>;
}

/** What does not belong to another network. */
export const nothingSeen = {
  moment: null,
  moments: [],
  opened: null,
  maps: new Map<number, LayerMaps>(),
  trainedSteps: null,
  detail: null,
  weights: null,
  failure: null,
} as const;

const view = 'inside';
/** The place of the opened channel among what may be on the screen. */
export const detailPlace = -1;

/** A detail costs at most so many times what the maps of the same layer cost ... */
const detailFactor = 3;
/** ... and the copying of its weights. */
const valuesPerMillisecond = 100_000;

export interface InsideSurroundings {
  readonly engine: Engine;
  /** The picture to look at: the pinned one, else the drawing; null when there is none. */
  picture(): Float32Array | null;
  /** Whether the worker holds a network. */
  hasNetwork(): boolean;
  /** Made once, from the question that this slice asks. */
  asker(ask: () => Promise<number>): Asker;
  readonly now: () => number;
}

export function createInsideState(surroundings: InsideSurroundings): StateCreator<InsideState> {
  const { engine, now } = surroundings;
  return (set, get) => {
    const asker = surroundings.asker(ask);

    async function ask(): Promise<number> {
      const image = surroundings.picture();
      if (!image || !surroundings.hasNetwork()) return 0;
      try {
        const cost = await askMaps(image);
        return cost + (await askDetail(image, cost));
      } catch (error) {
        set({ failure: failureOf(error) });
        return 0;
      }
    }

    async function askMaps(image: Float32Array): Promise<number> {
      const { visible, moment, opened } = get();
      const wanted = new Set([...visible].filter((layer) => layer >= 0));
      if (opened && visible.has(detailPlace)) wanted.add(opened.layer);
      const layers = [...wanted].sort((one, other) => one - other);
      if (layers.length === 0) return 0;
      const answer = await engine.call('maps', { view, image: image.slice(), layers, moment });
      if (!answer || !surroundings.hasNetwork()) return 0;
      const maps = new Map(get().maps);
      for (const layer of answer.layers) maps.set(layer.layer, layer);
      set({ maps, trainedSteps: answer.trainedSteps, cost: answer.milliseconds, failure: null });
      return answer.milliseconds;
    }

    /**
     * The worker does not tell what a detail costs. It is never more than the time until the answer, which during a training is mostly waiting for a step to end;
     * and it is about that of the maps: one pass forward and the last layer once more, with some more values to be read.
     */
    async function askDetail(image: Float32Array, mapsCost: number): Promise<number> {
      const { opened, moment, visible, detail } = get();
      if (!opened || (detail && !visible.has(detailPlace))) return 0;
      const begin = now();
      const answer = await engine.call('layerDetail', { view, image: image.slice(), layer: opened.layer, moment });
      if (answer && get().opened?.layer === answer.layer) set({ detail: answer, failure: null });
      const values = answer?.weights.reduce((sum, weight) => sum + weight.values.length, 0) ?? 0;
      const waited = now() - begin;
      return mapsCost > 0 ? Math.min(waited, detailFactor * mapsCost + values / valuesPerMillisecond) : waited;
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
        const isSameLayer = opened?.layer === get().detail?.layer;
        change({ opened, ...(!isSameLayer && { detail: null }) });
      },
      show(layer, isVisible) {
        if (get().visible.has(layer) === isVisible) return;
        const visible = new Set(get().visible);
        if (isVisible) visible.add(layer);
        else visible.delete(layer);
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
