/** The kernels of the layers that show them, asked for anew as training goes, and as seldom as maps are. Loaded when they are first looked at. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LayerMaps } from '../../domain/explain/layer-maps';
import type { Page } from '../page';
import { createAsker } from './asker';

export interface KernelsState {
  /** By the ids of the layers. */
  readonly kernels: ReadonlyMap<string, LayerMaps>;
  /** Layers whose kernels are on the screen. */
  readonly visible: ReadonlySet<string>;
  readonly show: (layerId: string, isVisible: boolean) => void;
}

export type Asked = Pick<Page, 'training' | 'inside' | 'questions' | 'painted'>;

export interface Kernels {
  readonly store: StoreApi<KernelsState>;
  /** The network is another one. */
  readonly rebuilt: () => void;
  /** What is shown is old. */
  readonly need: (isAtOnce: boolean) => void;
}

export function createKernels({ training, inside, questions, painted }: Asked): Kernels {
  const asker = createAsker({
    ask,
    isTraining: () => training.getState().flow === 'training',
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const store = createStore<KernelsState>()((set, get) => ({
    kernels: new Map(),
    visible: new Set(),
    show(layerId, isVisible) {
      const visible = new Set(get().visible);
      if (isVisible) visible.add(layerId);
      else visible.delete(layerId);
      set({ visible });
      if (isVisible) asker.need(true);
    },
  }));
  async function ask(): Promise<number> {
    const { built } = training.getState();
    // An edited network may show layers that the worker does not hold yet.
    const layerIds = built?.layers.map(({ id }) => id).filter((id) => store.getState().visible.has(id)) ?? [];
    if (layerIds.length === 0) return 0;
    const { moment } = inside.getState();
    const answer = await questions.kernels({ view: 'kernels', layerIds, moment }).catch(() => null);
    if (!answer || training.getState().built !== built) return 0;
    const kernels = new Map(store.getState().kernels);
    for (const layer of answer.layers) kernels.set(layer.layerId, layer);
    store.setState({ kernels });
    // The picture says which weights it shows.
    inside.setState({ trainedSteps: answer.trainedSteps, cost: answer.milliseconds });
    return answer.milliseconds + (await painted());
  }
  return {
    store,
    rebuilt: () => store.setState({ kernels: new Map() }),
    need: (isAtOnce) => asker.need(isAtOnce),
  };
}
