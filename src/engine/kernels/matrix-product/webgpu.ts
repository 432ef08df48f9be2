import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc, type NamedTensorInfoMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { addParts, type Epilogue } from '../../webgpu/add-parts';
import { storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import { partsOf, tileFor, tileGroups, type Extents, type Tile } from '../../webgpu/tile';
import { tiledProduct, type TiledProduct } from '../../webgpu/tiled-product';

interface MatMulAttrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly activation?: string;
}

/**
 * activation(a b + bias) for matrices that come as batches of one, either of them transposed. tfjs cuts long sums into parts with atomic additions, whose
 * order, and so the last bits, differ from run to run; here a second pass adds them in a fixed order.
 */
export const matMulWebGpu: KernelFunc = (params) => {
  const { a, b, bias } = params.inputs as Record<'a' | 'b', TensorInfo> & { bias?: TensorInfo };
  const attrs = params.attrs as unknown as MatMulAttrs;
  const backend = params.backend as WebGPUBackend;
  const extents = extentsOf(a, b, attrs);
  const { rows, columns } = extents;
  const tile = tileFor(extents, true);
  const parts = partsOf(tile, extents);
  const epilogue: Epilogue = { bias, isRelu: attrs.activation === 'relu' };
  const y = backend.makeTensorInfo([...a.shape.slice(0, -2), rows, columns], 'float32');
  const target = parts === 1 ? y : backend.makeTensorInfo([parts, rows, columns], 'float32');
  const added: Epilogue = parts === 1 ? epilogue : { isRelu: false };
  runProgram(backend, {
    program: tiledProduct(product(extents, attrs, tile, added)),
    tensors: added.bias ? [a, b, target, added.bias] : [a, b, target],
    workgroups: tileGroups(tile, extents, parts),
  });
  if (parts > 1) addParts(backend, target, y, epilogue);
  return y;
};

/** Whether the inputs are one pair of matrices, with a bias that is one row. */
export function isOneProduct({ a, b, bias }: NamedTensorInfoMap): boolean {
  const isMatrix = (tensor?: TensorInfo): boolean =>
    tensor?.dtype === 'float32' && util.sizeFromShape(tensor.shape.slice(0, -2)) === 1;
  const isRow = !bias || util.sizeFromShape(bias.shape) === bias.shape.at(-1);
  return isMatrix(a) && isMatrix(b) && a?.shape.length === b?.shape.length && isRow;
}

function extentsOf(a: TensorInfo, b: TensorInfo, { transposeA, transposeB }: MatMulAttrs): Extents {
  const [aHeight = 1, aWidth = 1] = a.shape.slice(-2);
  const [bHeight = 1, bWidth = 1] = b.shape.slice(-2);
  return {
    rows: transposeA ? aWidth : aHeight,
    depth: transposeA ? aHeight : aWidth,
    columns: transposeB ? bHeight : bWidth,
  };
}

/** The batch size is the rows of a, or the depth where a is transposed. It stays out of the code, so that a smaller last batch compiles nothing. */
function product(
  { rows, columns, depth }: Extents,
  { transposeA, transposeB }: MatMulAttrs,
  tile: Tile,
  { bias, isRelu }: Epilogue,
): TiledProduct {
  const shifted = bias ? 'value + bias[column]' : 'value';
  const size = transposeA ? rows : depth;
  return {
    key: `matMul ${[size, columns, transposeA, transposeB, bias !== undefined, isRelu].join(',')}`,
    declarations: `${storage(['read', 'a', 'f32'], ['read', 'b', 'f32'], ['read_write', 'y', 'f32'], ...(bias ? [['read', 'bias', 'f32'] as const] : []))}
const COLUMNS = ${columns}u;
fn rowCount() -> u32 { return ${transposeA ? `${size}u` : `arrayLength(&a) / ${size}u`}; }
fn termCount() -> u32 { return ${transposeA ? `arrayLength(&a) / ${size}u` : `${size}u`}; }
fn leftRow(row: u32) -> vec3<u32> { return vec3<u32>(${transposeA ? 'row' : `row * ${size}u`}, 0u, 0u); }
fn leftTerm(k: u32) -> vec3<u32> { return vec3<u32>(${transposeA ? `k * ${size}u` : 'k'}, 0u, 0u); }
fn left(place: vec3<u32>) -> f32 { return a[place.x]; }
fn right(k: u32, column: u32) -> f32 { return b[${transposeB ? 'column * termCount() + k' : 'k * COLUMNS + column'}]; }
fn finish(row: u32, column: u32, part: u32, value: f32) {
  y[(part * rowCount() + row) * COLUMNS + column] = ${isRelu ? `max(${shifted}, 0.0)` : shifted};
}`,
    rows: 'rowCount()',
    columns: 'COLUMNS',
    depth: 'termCount()',
    leftAlong: transposeA ? 'row' : 'depth',
    rightAlong: transposeB ? 'depth' : 'column',
    tile,
  };
}
