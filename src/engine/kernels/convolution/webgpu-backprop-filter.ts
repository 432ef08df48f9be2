import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Conv2DBackpropFilterAttrs, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { addParts } from '../../webgpu/column-sums';
import { convGeometry, pictureUnderTaps, type ConvGeometry } from '../../webgpu/conv-geometry';
import { storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import { partsOf, tiledProduct, tileGroups, tileSide, type Tile, type TiledProduct } from '../../webgpu/tiled-product';

/**
 * dfilter[tap, out] = the sum over all pixels of all images of x[pixel meets tap] * dy[pixel, out]: a product of (taps x pixels) and (pixels x filters).
 * The matrix is small and the sum long, so workgroups share out the pixels too, and a second pass adds their parts in a fixed order.
 */
export const conv2dBackpropFilterWebGpu: KernelFunc = (params) => {
  const { x, dy } = params.inputs as Record<'x' | 'dy', TensorInfo>;
  const attrs = params.attrs as unknown as Conv2DBackpropFilterAttrs;
  const backend = params.backend as WebGPUBackend;
  const geometry = convGeometry(x.shape, attrs.filterShape, attrs);
  const rows = geometry.taps * geometry.inChannels;
  const columns = geometry.outChannels;
  const tile = { rows: tileSide(rows), columns: tileSide(columns) };
  const parts = partsOf(tile, rows, columns, geometry.pixels);
  const gradient = backend.makeTensorInfo(attrs.filterShape, 'float32');
  const target = parts === 1 ? gradient : backend.makeTensorInfo([parts, rows * columns], 'float32');
  const program = tiledProduct(product(geometry, tile));
  runProgram(backend, { program, tensors: [x, dy, target], workgroups: tileGroups(tile, rows, columns, parts) });
  if (parts > 1) addParts(backend, target, gradient);
  return gradient;
};

function product({ key, constants }: ConvGeometry, tile: Tile): TiledProduct {
  return {
    key: `conv2dBackpropFilter ${key}`,
    declarations: `${storage(['read', 'x', 'f32'], ['read', 'dy', 'f32'], ['read_write', 'gradient', 'f32'])}
${constants}
const ROWS = FILTER_HEIGHT * FILTER_WIDTH * IN_CHANNELS;
${pictureUnderTaps}
fn leftRow(row: u32) -> vec3<u32> { return ofTap(row); }
fn leftTerm(k: u32) -> vec3<u32> { return ofPixel(k); }
fn right(k: u32, column: u32) -> f32 { return dy[k * OUT_CHANNELS + column]; }
fn finish(row: u32, column: u32, part: u32, value: f32) { gradient[(part * ROWS + row) * OUT_CHANNELS + column] = value; }`,
    rows: 'ROWS',
    columns: 'OUT_CHANNELS',
    depth: 'arrayLength(&dy) / OUT_CHANNELS',
    leftAlong: 'row',
    rightAlong: 'column',
    tile,
  };
}
