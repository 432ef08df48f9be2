import { broadcast_util, type NamedTensorInfoMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { planMatrix } from '../../wasm/convolution-plan';
import { allFloat, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { runProduct } from '../../wasm/product';

const float = 4;

/** Sizes of out[m][n] = sum over k of a[m][k] b[k][n], and the addresses of one pair of matrices. */
interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: number;
  readonly b: number;
  readonly output: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly relu: boolean;
  readonly bias: TensorInfo | undefined;
}

function multiplyPair(backend: WasmBackend, product: Product): void {
  const { m, k, a } = product;
  if (!product.transposeA) {
    multiplyRows(backend, product, a);
    return;
  }
  // Rows that stand side by side are what the inner loop reads fast; turning a costs far less than the product.
  backend.withBuffer(m * k * float, (turned) => {
    backend.run('permute', { items: m, work: m * k, args: [a, turned, m, 1, 1, k, float, 0, 0, m * float] });
    multiplyRows(backend, product, turned);
  });
}

function multiplyRows(backend: WasmBackend, { m, n, k, b, output, transposeB, relu, bias }: Product, a: number): void {
  const strides = transposeB
    ? { depthStride: float, channelStride: k * float }
    : { depthStride: n * float, channelStride: float };
  const weights = { start: b, taps: 1, tapStride: 0, depth: k, channels: n, ...strides };
  const images = { count: m, input: a, inputBytes: k * float, output, outputBytes: n * float, work: n * k };
  runProduct(backend, planMatrix(k, relu), weights, images, bias);
}

/** Matrix product over the last two axes; leading axes are broadcast. */
export function multiplyMatrices({ inputs, backend, attrs }: KernelCall, relu: boolean, bias?: TensorInfo): TensorInfo {
  const a = input(inputs, 'a');
  const b = input(inputs, 'b');
  const transposeA = attrs.transposeA === true;
  const transposeB = attrs.transposeB === true;
  const [aRows = 1, aColumns = 1] = a.shape.slice(-2);
  const [bRows = 1, bColumns = 1] = b.shape.slice(-2);
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const n = transposeB ? bRows : bColumns;
  const outer = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const output = backend.output([...outer, m, n]);
  const [aPairs, bPairs] = [sizeOf(a.shape.slice(0, -2)), sizeOf(b.shape.slice(0, -2))];
  for (let pair = 0; pair < sizeOf(outer); pair++) {
    multiplyPair(backend, {
      ...{ m, n, k, transposeA, transposeB, relu, bias },
      a: backend.address(a) + (pair % aPairs) * m * k * float,
      b: backend.address(b) + (pair % bPairs) * k * n * float,
      output: backend.address(output) + pair * m * n * float,
    });
  }
  return output;
}

/** Leading axes: equal, or none on one side. Mixed broadcasting, which tfjs does not use in training, goes to the cpu backend. */
export function coversMatMul(inputs: NamedTensorInfoMap): boolean {
  const aOuter = input(inputs, 'a').shape.slice(0, -2);
  const bOuter = input(inputs, 'b').shape.slice(0, -2);
  const plain = sizeOf(aOuter) === 1 || sizeOf(bOuter) === 1 || aOuter.join() === bOuter.join();
  return plain && allFloat(inputs);
}

export const matMulKernels: readonly WasmKernel[] = [
  { name: 'BatchMatMul', covers: coversMatMul, run: (call) => multiplyMatrices(call, false) },
];
