import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { FusedConv2DAttrs, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { convGeometry, pictureUnderTaps, type ConvGeometry } from '../../webgpu/conv-geometry';
import { storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import { tileFor, tileGroups, type Tile } from '../../webgpu/tile';
import { tiledProduct, type TiledProduct } from '../../webgpu/tiled-product';

/**
 * y[pixel, out] = activation(the sum over taps of x[pixel meets tap] * filter[tap, out] + bias[out]), for linear and relu.
 * tfjs's own form tiles each image apart: a 3 x 3 output fills 9 rows of a tile of 32. Here the pixels of all images stand in one column.
 */
export const fusedConv2dWebGpu: KernelFunc = (params) => {
  const { x, filter, bias } = params.inputs as Record<'x' | 'filter', TensorInfo> & { bias?: TensorInfo };
  const attrs = params.attrs as unknown as FusedConv2DAttrs;
  const backend = params.backend as WebGPUBackend;
  const geometry = convGeometry(x.shape, filter.shape, attrs);
  const { pixels, outChannels, inChannels, taps } = geometry;
  const extents = { rows: pixels, columns: outChannels, depth: taps * inChannels };
  const tile = tileFor(extents, false);
  const y = backend.makeTensorInfo(geometry.outShape, 'float32');
  const program = tiledProduct(product(geometry, tile, bias !== undefined, attrs.activation === 'relu'));
  const workgroups = tileGroups(tile, extents, 1);
  runProgram(backend, { program, tensors: bias ? [x, filter, y, bias] : [x, filter, y], workgroups });
  return y;
};

function product({ key, constants }: ConvGeometry, tile: Tile, hasBias: boolean, isRelu: boolean): TiledProduct {
  const shifted = hasBias ? 'value + bias[column]' : 'value';
  const bindings = storage(
    ['read', 'x', 'f32'],
    ['read', 'kernel', 'f32'],
    ['read_write', 'y', 'f32'],
    ...(hasBias ? [['read', 'bias', 'f32'] as const] : []),
  );
  return {
    key: `fusedConv2d ${key},${hasBias ? 'bias' : ''},${isRelu ? 'relu' : ''}`,
    declarations: `${bindings}
${constants}
${pictureUnderTaps}
fn leftRow(row: u32) -> vec3<u32> { return ofPixel(row); }
fn leftTerm(k: u32) -> vec3<u32> { return ofTap(k); }
fn right(k: u32, column: u32) -> f32 { return kernel[k * OUT_CHANNELS + column]; }
fn finish(row: u32, column: u32, part: u32, value: f32) {
  y[row * OUT_CHANNELS + column] = ${isRelu ? `max(${shifted}, 0.0)` : shifted};
}`,
    rows: 'arrayLength(&y) / OUT_CHANNELS',
    columns: 'OUT_CHANNELS',
    depth: 'FILTER_HEIGHT * FILTER_WIDTH * IN_CHANNELS',
    leftAlong: 'depth',
    rightAlong: 'column',
    tile,
  };
}
