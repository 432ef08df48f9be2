/**
 * What a number in a network comes from, back to the pixels of the picture, and what it feeds, on to the answer. A number belongs to it that the layers between can
 * let through, whatever their weights are.
 */
import { networkInput } from '../network/in-order';
import type { LayerReading, NetworkReading } from '../network/read-network';
import type { Shape } from '../network/shape';
import { asImage } from './layer-numbers';
import { takesOf, type Takes } from './layer-takes';
import {
  allPlaces,
  flattened,
  onePlace,
  unflattened,
  withBlocks,
  type Block,
  type Places,
  type Region,
} from './region';

/** One number of what a layer gives out, or of the picture (`networkInput`). */
export interface CellPlace {
  readonly layerId: string;
  readonly row: number;
  readonly column: number;
  readonly channel: number;
}

/** By the ids of layers, and `networkInput` for the picture. */
export type Regions = ReadonlyMap<string, Region>;

/** The cell alone, as a region of its layer; null where there is no such cell. */
export function regionOfCell(network: NetworkReading, { layerId, row, column, channel }: CellPlace): Region | null {
  const shape = layerId === networkInput ? network.inputShape : network.byId.get(layerId)?.output;
  if (!shape) return null;
  const [height, width, channels] = asImage(shape);
  if (row >= height || column >= width || channel >= channels) return null;
  return [{ rows: onePlace(height, row), columns: onePlace(width, column), channels: onePlace(channels, channel) }];
}

/** What a cell comes from: its receptive field in every layer before it, and in the picture. */
export function sourcesOf(network: NetworkReading, cell: CellPlace): Regions {
  const regions = beginning(network, cell);
  for (const layer of [...network.layers].reverse()) {
    const region = regions.get(layer.id);
    if (!region || !isKnown(layer)) continue;
    layer.inputs.forEach((id, index) =>
      add(
        regions,
        id,
        region.flatMap((block) => taken(layer, index, block)),
      ),
    );
  }
  regions.delete(cell.layerId);
  return regions;
}

/** The cells that a cell feeds, in every layer behind it. */
export function targetsOf(network: NetworkReading, cell: CellPlace): Regions {
  const regions = beginning(network, cell);
  for (const layer of network.layers.filter(isKnown))
    layer.inputs.forEach((id, index) => {
      const region = regions.get(id) ?? [];
      add(
        regions,
        layer.id,
        region.flatMap((block) => fed(layer, index, block)),
      );
    });
  regions.delete(cell.layerId);
  return regions;
}

function beginning(network: NetworkReading, cell: CellPlace): Map<string, Region> {
  const region = regionOfCell(network, cell);
  return new Map(region ? [[cell.layerId, region]] : []);
}

function isKnown({ output, inputs, inputShapes }: LayerReading): boolean {
  return output !== null && inputs.length === inputShapes.length;
}

function add(regions: Map<string, Region>, id: string, blocks: readonly Block[]): void {
  const region = withBlocks(regions.get(id) ?? [], blocks);
  if (region.length > 0) regions.set(id, region);
}

/** What a layer takes of one of its inputs for a block of its output. */
function taken(layer: LayerReading, index: number, { rows, columns, channels }: Block): readonly Block[] {
  const shape = layer.inputShapes[index] ?? [];
  const takes = takesOf(layer, index);
  if (!takes) return unflattened(channels, shape);
  const [height, width, depth] = asImage(shape);
  return [
    {
      rows: takenAlong(takes.rows, rows, height),
      columns: takenAlong(takes.columns, columns, width),
      channels: takenAlong(takes.channels, channels, depth),
    },
  ];
}

/** What a layer makes with a block of one of its inputs. */
function fed(layer: LayerReading, index: number, block: Block): readonly Block[] {
  const takes = takesOf(layer, index);
  if (!takes) return [flattened(block)];
  const [height, width, depth] = asImage(layer.output as Shape);
  return [
    {
      rows: fedAlong(takes.rows, block.rows, height),
      columns: fedAlong(takes.columns, block.columns, width),
      channels: fedAlong(takes.channels, block.channels, depth),
    },
  ];
}

function takenAlong(takes: Takes, places: Places, length: number): Places {
  if (takes === 'each') return places;
  if (takes === 'all') return allPlaces(length);
  const found = new Uint8Array(length);
  places.forEach((isLit, place) => {
    if (isLit) for (const source of takes(place)) found[source] = 1;
  });
  return found;
}

function fedAlong(takes: Takes, places: Places, length: number): Places {
  if (takes === 'each') return places;
  if (takes === 'all') return allPlaces(length);
  return Uint8Array.from({ length }, (_, place) => (takes(place).some((source) => places[source] === 1) ? 1 : 0));
}
