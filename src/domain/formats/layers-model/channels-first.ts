/**
 * A Flatten that was told "channels_first". Keras moves axis 1 of what it gets to the end before it writes it as one row. Our pictures have their channels last, so that
 * this axis is the height: the numbers come out in another order than ours. The Dense layer behind it may then have the rows of its kernel in our order instead.
 */
import type { LayerReading } from '../../network/read-network';
import type { Shape } from '../../network/shape';

/** Layers that treat all numbers of a row alike, wherever they stand. */
const passing: readonly LayerReading['kind'][] = ['Dropout', 'Activation'];

/** The Dense layers that take what a layer gives, by way of such layers or none; null where anything else takes it, or nothing does. */
export function denseBehind(id: string, all: readonly LayerReading[]): readonly LayerReading[] | null {
  const takers = all.filter(({ inputs }) => inputs.includes(id));
  if (takers.length === 0) return null;
  const found = takers.map((taker) => {
    if (taker.kind === 'Dense') return [taker];
    return passing.includes(taker.kind) ? denseBehind(taker.id, all) : null;
  });
  return found.includes(null) ? null : found.flatMap((each) => each ?? []);
}

/**
 * The rows of a kernel in the order of our Flatten.
 *
 * @param kernel [inputs, units], row by row
 * @param shape [height, width, channels] of the picture that was flattened
 */
export function rowsInOurOrder(kernel: Float32Array, shape: Shape): Float32Array {
  const [height = 1, width = 1, channels = 1] = shape;
  const units = kernel.length / (height * width * channels);
  const ordered = new Float32Array(kernel.length);
  for (let y = 0; y < height; y++)
    for (let place = 0; place < width * channels; place++) {
      const theirs = place * height + y;
      ordered.set(kernel.subarray(theirs * units, (theirs + 1) * units), (y * width * channels + place) * units);
    }
  return ordered;
}
