/** What the pointer or the keys point at in the picture, and what is lit for it. Loaded with the maps. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { regionOfCell, sourcesOf, targetsOf, type CellPlace, type Regions } from '../../domain/explain/receptive-field';
import type { Region } from '../../domain/explain/region';
import { readNetwork } from '../../domain/network/read-network';
import type { NetworkState } from '../network/network-state';

/** What is pointed with: a light stays as long as its pointer or focus is there, that of a finger until the next touch. */
export type PointedBy = 'mouse' | 'touch' | 'keys';

export interface Light {
  readonly cell: CellPlace;
  readonly by: PointedBy;
  readonly own: Region;
  /** What the cell comes from, and what it feeds. */
  readonly sources: Regions;
  readonly targets: Regions;
}

/** What the picture shows of the layers. */
export type PictureView = 'maps' | 'kernels';

export interface PictureState {
  readonly view: PictureView;
  readonly setView: (view: PictureView) => void;
  readonly light: Light | null;
  readonly point: (cell: CellPlace, by: PointedBy) => void;
  /** Puts the light out, if this is what it is pointed with. */
  readonly leave: (by: PointedBy) => void;
  /** Puts any light out. */
  readonly putOut: () => void;
}

export function createPicture(network: Pick<StoreApi<NetworkState>, 'getState'>): StoreApi<PictureState> {
  return createStore<PictureState>()((set, get) => ({
    view: 'maps',
    setView: (view) => set({ view, light: null }),
    light: null,
    point(cell, by) {
      const before = get().light;
      if (before?.by === by && isSameCell(before.cell, cell)) return;
      const reading = readNetwork(network.getState().network);
      const own = regionOfCell(reading, cell);
      set({ light: own && { cell, by, own, sources: sourcesOf(reading, cell), targets: targetsOf(reading, cell) } });
    },
    leave(by) {
      if (get().light?.by === by) set({ light: null });
    },
    putOut: () => set({ light: null }),
  }));
}

function isSameCell(one: CellPlace, other: CellPlace): boolean {
  return (
    one.layerId === other.layerId &&
    one.row === other.row &&
    one.column === other.column &&
    one.channel === other.channel
  );
}

/** What is lit in a layer, or, for `networkInput`, in the picture that the network gets; and why. */
export function lightIn(light: Light | null, layerId: string): { region: Region; as: LitAs } | null {
  if (!light) return null;
  if (light.cell.layerId === layerId) return { region: light.own, as: 'own' };
  const [source, target] = [light.sources.get(layerId), light.targets.get(layerId)];
  if (source) return { region: source, as: 'source' };
  return target ? { region: target, as: 'target' } : null;
}

export type LitAs = 'own' | 'source' | 'target';
