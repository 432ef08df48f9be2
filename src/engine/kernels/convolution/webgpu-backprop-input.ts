import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Conv2DBackpropInputAttrs, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { convGeometry, type ConvGeometry } from '../../webgpu/conv-geometry';
import { storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import { tileFor, tileGroups, type Tile } from '../../webgpu/tile';
import { tiledProduct, type TiledProduct } from '../../webgpu/tiled-product';

/**
 * dx[pixel, in] = the sum over taps and filters of dy[the output pixel that met it there, out] * filter[tap, in, out]: a product of
 * (pixels of all images x taps and filters) and (taps and filters x channels).
 */
export const conv2dBackpropInputWebGpu: KernelFunc = (params) => {
  const { dy, filter } = params.inputs as Record<'dy' | 'filter', TensorInfo>;
  const attrs = params.attrs as unknown as Conv2DBackpropInputAttrs;
  const backend = params.backend as WebGPUBackend;
  const geometry = convGeometry(attrs.inputShape, filter.shape, attrs);
  const [batch, height, width, channels] = attrs.inputShape;
  const extents = { rows: batch * height * width, columns: channels, depth: geometry.taps * geometry.outChannels };
  const tile = tileFor(extents, false);
  const gradient = backend.makeTensorInfo(attrs.inputShape, 'float32');
  const program = tiledProduct(product(geometry, tile));
  const workgroups = tileGroups(tile, extents, 1);
  runProgram(backend, { program, tensors: [dy, filter, gradient], workgroups });
  return gradient;
};

function product({ key, constants }: ConvGeometry, tile: Tile): TiledProduct {
  return {
    key: `conv2dBackpropInput ${key}`,
    declarations: `${storage(['read', 'dy', 'f32'], ['read', 'kernel', 'f32'], ['read_write', 'gradient', 'f32'])}
${constants}
// A place is [offset of image and filter, row, column], row and column spread out by the stride. Below zero wraps to a large number and is outside too.
fn leftRow(row: u32) -> vec3<u32> {
  let image = row / (IN_WIDTH * IN_HEIGHT);
  return vec3<u32>(image * OUT_HEIGHT * OUT_WIDTH * OUT_CHANNELS, (row / IN_WIDTH) % IN_HEIGHT + PAD_TOP, row % IN_WIDTH + PAD_LEFT);
}
fn leftTerm(k: u32) -> vec3<u32> {
  let row = k / (OUT_CHANNELS * FILTER_WIDTH);
  let column = (k / OUT_CHANNELS) % FILTER_WIDTH;
  return vec3<u32>(k % OUT_CHANNELS, 0u - row * DILATION_Y, 0u - column * DILATION_X);
}
fn left(place: vec3<u32>) -> f32 {
  let outY = place.y / STRIDE_Y;
  let outX = place.z / STRIDE_X;
  if (outX >= OUT_WIDTH || outY >= OUT_HEIGHT || outX * STRIDE_X != place.z || outY * STRIDE_Y != place.y) { return 0.0; }
  return dy[place.x + (outY * OUT_WIDTH + outX) * OUT_CHANNELS];
}
fn right(k: u32, column: u32) -> f32 {
  return kernel[((k / OUT_CHANNELS) * IN_CHANNELS + column) * OUT_CHANNELS + k % OUT_CHANNELS];
}
fn finish(row: u32, column: u32, part: u32, value: f32) { gradient[row * IN_CHANNELS + column] = value; }`,
    rows: 'arrayLength(&gradient) / IN_CHANNELS',
    columns: 'IN_CHANNELS',
    depth: 'FILTER_HEIGHT * FILTER_WIDTH * OUT_CHANNELS',
    leftAlong: 'depth',
    rightAlong: 'depth',
    tile,
  };
}
