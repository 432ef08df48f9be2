import { imageOf, type ImageSize } from '../../domain/layers/images';
import type { EvidenceMap } from '../../domain/explain/evidence';
import type { EvidenceArgs } from '../../protocol/inspect';
import type { Model } from '../core/model';
import { turn } from '../core/pause';
import { probabilitiesFor } from './predict-many';

/** The side of the patch that covers the image, and how far it moves, in pixels. */
const patch = { size: 4, stride: 2 };

/** Covered pictures between two turns of the event loop: few, for there are 170 of them, and what is drawn meanwhile is to be read at once. */
const sliceSize = 12;

interface Patch {
  readonly top: number;
  readonly left: number;
}

/**
 * What covering a place costs (Zeiler and Fergus, 2014): a patch of background is slid over the image; each pixel gets the mean, over all patches that cover it, of
 * the probability of the class without the patch less that with it. Null when it was given up.
 */
export async function occlusion(
  model: Model,
  { image, classIndex }: EvidenceArgs,
  isGivenUp: () => boolean = () => false,
): Promise<EvidenceMap | null> {
  const { height, width } = imageOf(model.network.inputShape);
  const patches = positions(height).flatMap((top) => positions(width).map((left) => ({ top, left })));
  const drops: number[] = [];
  let probability = NaN;
  for (let from = 0; from < patches.length; from += sliceSize) {
    const [whole = NaN, ...covered] = await probabilitiesUnder(
      model,
      image,
      patches.slice(from, from + sliceSize),
      classIndex,
    );
    drops.push(...covered.map((each) => whole - each));
    probability = whole;
    await turn();
    if (isGivenUp()) return null;
  }
  return { values: meanOver(patches, drops, height, width), height, width, layerId: null, probability };
}

/** The probability of a class for the image as it is, and under each of some patches: together, so that both come from the same weights while a training goes on. */
async function probabilitiesUnder(
  model: Model,
  image: Float32Array,
  patches: readonly Patch[],
  classIndex: number,
): Promise<readonly number[]> {
  const shape = imageOf(model.network.inputShape);
  const count = patches.length + 1;
  const images = new Float32Array(count * image.length);
  images.set(image);
  patches.forEach((patch, index) => {
    images.set(image, (index + 1) * image.length);
    cover(images.subarray((index + 1) * image.length, (index + 2) * image.length), patch, shape);
  });
  const probabilities = await probabilitiesFor(model, images);
  const { classes } = model;
  return Array.from({ length: count }, (_, index) => probabilities[index * classes + classIndex] ?? NaN);
}

function cover(image: Float32Array, { top, left }: Patch, { height, width, channels }: ImageSize): void {
  const [from, to] = [left * channels, Math.min(left + patch.size, width) * channels];
  for (const row of rowsUnder(top, height)) image.fill(0, row * width * channels + from, row * width * channels + to);
}

/** Where patches begin along one axis: the last one ends at the border, however the stride falls. */
function positions(length: number): number[] {
  const last = Math.max(0, length - patch.size);
  return Array.from({ length: Math.ceil(last / patch.stride) + 1 }, (_, index) => Math.min(index * patch.stride, last));
}

function rowsUnder(start: number, length: number): number[] {
  return Array.from({ length: Math.min(patch.size, length - start) }, (_, offset) => start + offset);
}

function meanOver(patches: readonly Patch[], drops: readonly number[], height: number, width: number): Float32Array {
  const sums = new Float32Array(height * width);
  const counts = new Uint16Array(height * width);
  patches.forEach(({ top, left }, index) => {
    for (const row of rowsUnder(top, height)) {
      for (const column of rowsUnder(left, width)) {
        const place = row * width + column;
        sums[place] = (sums[place] ?? 0) + (drops[index] ?? 0);
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  });
  return sums.map((sum, place) => sum / (counts[place] ?? 1));
}
