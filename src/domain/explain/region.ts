/** A part of what a layer gives out, as it is lit in its maps. */
import type { Shape } from '../network/shape';
import { asImage } from './layer-numbers';

/** 1 for each place along an axis that belongs to it. */
export type Places = Uint8Array;

/** All numbers that lie in one of the rows, one of the columns and one of the channels. A vector is one pixel with many channels. */
export interface Block {
  readonly rows: Places;
  readonly columns: Places;
  readonly channels: Places;
}

/** What lies in one of the blocks or in several. */
export type Region = readonly Block[];

export function onePlace(length: number, place: number): Places {
  return new Uint8Array(length).fill(1, place, place + 1);
}
export function allPlaces(length: number): Places {
  return new Uint8Array(length).fill(1);
}

export function isEmpty({ rows, columns, channels }: Block): boolean {
  return [rows, columns, channels].some((places) => !places.includes(1));
}

/** Whether one block lies wholly in another. */
function isWithin(block: Block, other: Block): boolean {
  const isPart = (places: Places, all: Places): boolean => places.every((one, at) => one <= (all[at] ?? 0));
  return (
    isPart(block.rows, other.rows) && isPart(block.columns, other.columns) && isPart(block.channels, other.channels)
  );
}

/** A region and more blocks; those that add nothing are left out. */
export function withBlocks(region: Region, blocks: readonly Block[]): Region {
  let all = region;
  for (const block of blocks) {
    if (isEmpty(block) || all.some((other) => isWithin(block, other))) continue;
    all = [...all.filter((other) => !isWithin(other, block)), block];
  }
  return all;
}

export function isIn(region: Region, [row, column, channel]: readonly [number, number, number]): boolean {
  return region.some(
    ({ rows, columns, channels }) => rows[row] === 1 && columns[column] === 1 && channels[channel] === 1,
  );
}

/** How many rows, columns and channels have something of it. */
export function sizesOf(region: Region): readonly [rows: number, columns: number, channels: number] {
  const count = (of: (block: Block) => Places): number => {
    const [first, ...others] = region.map(of);
    return (
      first?.reduce((sum, one, at) => sum + (one === 1 || others.some((other) => other[at] === 1) ? 1 : 0), 0) ?? 0
    );
  };
  return [count(({ rows }) => rows), count(({ columns }) => columns), count(({ channels }) => channels)];
}

/** From where to where places follow each other without a gap; `end` is the first one behind. */
export function runsOf(places: Places): readonly (readonly [start: number, end: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let start = places.indexOf(1); start >= 0;) {
    const gap = places.indexOf(0, start);
    const end = gap < 0 ? places.length : gap;
    runs.push([start, end]);
    start = places.indexOf(1, end);
  }
  return runs;
}

/** Where the numbers of a block of a picture stand once it is flattened. */
export function flattened(block: Block): Block {
  const [width, channels] = [block.columns.length, block.channels.length];
  const flat = new Uint8Array(block.rows.length * width * channels);
  for (const [row, isLit] of block.rows.entries())
    for (let column = 0; isLit && column < width; column++)
      if (block.columns[column]) flat.set(block.channels, (row * width + column) * channels);
  return { rows: allPlaces(1), columns: allPlaces(1), channels: flat };
}

/** The pixels of a picture that some places of its flattened form come from. */
export function unflattened(flat: Places, shape: Shape): readonly Block[] {
  const [height, width, channels] = asImage(shape);
  if (!flat.includes(0)) return [{ rows: allPlaces(height), columns: allPlaces(width), channels: allPlaces(channels) }];
  return Array.from({ length: height * width }, (_, pixel) => ({
    rows: onePlace(height, Math.floor(pixel / width)),
    columns: onePlace(width, pixel % width),
    channels: flat.subarray(pixel * channels, (pixel + 1) * channels),
  })).filter((block) => !isEmpty(block));
}
