import type { Conv2DBackpropFilterAttrs, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { convGeometry, pictureUnderTaps, type ConvGeometry } from '../../webgpu/conv-geometry';
import { storage } from '../../webgpu/grid';
import type { OwnWebGpuBackend } from '../../webgpu/own-backend';
import { runProgram } from '../../webgpu/run-program';
import { partsOf, tileFor, tileGroups, type Tile } from '../../webgpu/tile';
import { tiledProduct, type TiledProduct } from '../../webgpu/tiled-product';
import type { WeightGradientsAttrs, WeightGradientsInputs } from './kernel';

/** What else is done to dy while it is loaded: its sums give the bias, and behind a relu what is left of it is written down. */
type Along = 'nothing' | 'sums' | 'sums and relu';

interface Gradients {
  readonly filter: TensorInfo;
  readonly bias: TensorInfo | null;
}

/** The gradient of the filter alone. */
export const conv2dBackpropFilterWebGpu: KernelFunc = (params) => {
  const { x, dy } = params.inputs as Record<'x' | 'dy', TensorInfo>;
  const attrs = params.attrs as unknown as Conv2DBackpropFilterAttrs;
  return gradientsOf(params.backend as OwnWebGpuBackend, [x, dy], attrs, 'nothing').filter;
};

export const weightGradientsWebGpu: KernelFunc = (params) => {
  const { x, dy, y } = params.inputs as unknown as WeightGradientsInputs;
  const attrs = params.attrs as unknown as WeightGradientsAttrs;
  const backend = params.backend as OwnWebGpuBackend;
  if (attrs.activation === 'linear') {
    const { filter, bias } = gradientsOf(backend, [x, dy], attrs, 'sums');
    return [sameData(backend, dy), filter, bias as TensorInfo];
  }
  const dz = backend.makeTensorInfo(dy.shape, 'float32');
  const { filter, bias } = gradientsOf(backend, [x, dy, y, dz], attrs, 'sums and relu');
  return [dz, filter, bias as TensorInfo];
};

/** Without an activation dz is dy: a second reference to the same memory. */
function sameData(backend: OwnWebGpuBackend, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

/**
 * dfilter[tap, out] = the sum over all pixels of all images of x[pixel meets tap] * dy[pixel, out]: a product of (taps x pixels) and (pixels x filters).
 * The matrix is small and the sum long, so workgroups share out the pixels too; whoever wants the sums adds up their parts (see OwnWebGpuBackend).
 *
 * @param tensors x and dy; for 'sums and relu' y and dz as well
 */
function gradientsOf(
  backend: OwnWebGpuBackend,
  tensors: readonly TensorInfo[],
  attrs: Omit<WeightGradientsAttrs, 'activation'>,
  along: Along,
): Gradients {
  const geometry = convGeometry((tensors[0] as TensorInfo).shape, attrs.filterShape, attrs);
  const extents = {
    rows: geometry.taps * geometry.inChannels,
    columns: geometry.outChannels,
    depth: geometry.pixels,
  };
  const tile = tileFor(extents, true);
  const parts = partsOf(tile, extents);
  const filter = backend.makeSum(attrs.filterShape, parts);
  const bias = along === 'nothing' ? null : backend.makeSum([extents.columns], parts);
  runProgram(backend, {
    program: tiledProduct(product(geometry, tile, along)),
    tensors: [...tensors, ...[filter, bias].flatMap((sum) => (sum ? [backend.partsOf(sum)] : []))],
    workgroups: tileGroups(tile, extents, parts),
  });
  return { filter, bias };
}

function product({ key, constants }: ConvGeometry, tile: Tile, along: Along): TiledProduct {
  return {
    key: `weightGradients ${key} ${along}`,
    declarations: `${bindingsOf(along)}
${constants}
const ROWS = FILTER_HEIGHT * FILTER_WIDTH * IN_CHANNELS;
${pictureUnderTaps}
fn leftRow(row: u32) -> vec3<u32> { return ofTap(row); }
fn leftTerm(k: u32) -> vec3<u32> { return ofPixel(k); }
${rightOf(along)}
fn finish(row: u32, column: u32, part: u32, value: f32) { kernel[(part * ROWS + row) * OUT_CHANNELS + column] = value; }
${along === 'nothing' ? '' : 'fn finishSum(column: u32, part: u32, sum: f32) { bias[part * OUT_CHANNELS + column] = sum; }'}`,
    rows: 'ROWS',
    columns: 'OUT_CHANNELS',
    depth: 'arrayLength(&dy) / OUT_CHANNELS',
    leftAlong: 'row',
    rightAlong: 'column',
    tile,
    sumsColumns: along !== 'nothing',
  };
}

function bindingsOf(along: Along): string {
  const relu = [['read', 'y', 'f32'] as const, ['read_write', 'dz', 'f32'] as const];
  return storage(
    ['read', 'x', 'f32'],
    ['read', 'dy', 'f32'],
    ...(along === 'sums and relu' ? relu : []),
    ['read_write', 'kernel', 'f32'],
    ...(along === 'nothing' ? [] : [['read_write', 'bias', 'f32'] as const]),
  );
}

/** Every value of dy is loaded by each row of tiles; the first one writes it down. */
function rightOf(along: Along): string {
  if (along !== 'sums and relu')
    return 'fn right(k: u32, column: u32) -> f32 { return dy[k * OUT_CHANNELS + column]; }';
  return `fn right(k: u32, column: u32) -> f32 {
  let index = k * OUT_CHANNELS + column;
  let slope = select(0.0, dy[index], y[index] > 0.0);
  if (isFirstRow) { dz[index] = slope; }
  return slope;
}`;
}
