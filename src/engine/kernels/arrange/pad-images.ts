import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';

const float = 4; // bytes

/** Rows and columns of zeros around images. */
export interface Sides {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The shape of x [images, height, width, channels] with what is added around. */
export function paddedShape(
  { shape: [count = 0, height = 0, width = 0, channels = 0] }: TensorInfo,
  { top, left, bottom, right }: Sides,
): [number, number, number, number] {
  return [count, height + top + bottom, width + left + right, channels];
}

/** Writes x, of 4-byte values, with zeros around each image to an address that has room for its `paddedShape`. */
export function padImages(backend: WasmBackend, x: TensorInfo, sides: Sides, out: number): void {
  const [count, height = 0, width = 0] = x.shape;
  const [, outHeight, outWidth, channels] = paddedShape(x, sides);
  const pixel = channels * float;
  const around = [sides.top, sides.left * pixel, sides.bottom, sides.right * pixel];
  const args = [backend.address(x), out, height, width * pixel, ...around];
  backend.run('padImages', { items: count ?? 0, work: (count ?? 0) * outHeight * outWidth * channels, args });
}
