import { imageOf } from '../../domain/layers/images';
import type { EvidenceArgs, EvidenceMap } from '../../protocol/inspect';
import type { Model } from '../model';
import { predictMany } from './predict-many';

/** The side of the patch that covers the image, and how far it moves, in pixels. */
const patch = { size: 4, stride: 2 };

/**
 * What covering a place costs (Zeiler and Fergus, 2014): a patch of background is slid over the image; each pixel gets the mean, over all patches that cover it, of
 * the probability of the class without the patch less that with it.
 */
export async function occlusion(model: Model, { image, classIndex }: EvidenceArgs): Promise<EvidenceMap> {
  const { height, width, channels } = imageOf(model.network.inputShape);
  const patches = positions(height).flatMap((top) => positions(width).map((left) => ({ top, left })));
  const images = new Float32Array((patches.length + 1) * image.length);
  images.set(image);
  patches.forEach(({ top, left }, index) => {
    const own = images.subarray((index + 1) * image.length, (index + 2) * image.length);
    own.set(image);
    const [from, to] = [left * channels, Math.min(left + patch.size, width) * channels];
    for (const row of rowsUnder(top, height)) own.fill(0, row * width * channels + from, row * width * channels + to);
  });
  const { probabilities, classes } = await predictMany(model, { images, count: patches.length + 1 }, 0);
  const probability = probabilities[classIndex] ?? NaN;
  const drops = patches.map((_, index) => probability - (probabilities[(index + 1) * classes + classIndex] ?? NaN));
  return { values: meanOver(patches, drops, height, width), height, width, layer: null, probability };
}

/** Where patches begin along one axis: the last one ends at the border, however the stride falls. */
function positions(length: number): number[] {
  const last = Math.max(0, length - patch.size);
  return Array.from({ length: Math.ceil(last / patch.stride) + 1 }, (_, index) => Math.min(index * patch.stride, last));
}

function rowsUnder(start: number, length: number): number[] {
  return Array.from({ length: Math.min(patch.size, length - start) }, (_, offset) => start + offset);
}

function meanOver(
  patches: readonly { readonly top: number; readonly left: number }[],
  drops: readonly number[],
  height: number,
  width: number,
): Float32Array {
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
