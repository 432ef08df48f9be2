import type { TensorInfo } from '@tensorflow/tfjs-core';
import { input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { noteBehindRelu } from '../../wasm/relu-outputs';
import { sumInPieces } from '../reduction/wasm';
import { normalise, normaliseGrad, type NormaliseAttrs } from './kernel';

const float = 4;
const vector = 4;

function forward({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const { epsilon } = attrs as unknown as NormaliseAttrs;
  const x = input(inputs, 'x');
  const [size, channels] = [sizeOf(x.shape), lastOf(x.shape)];
  const each = [...x.shape.slice(0, -1), 1];
  const outputs = [backend.output(x.shape), backend.output(each), backend.output(each)];
  const tensors = [x, ...outputs, input(inputs, 'gamma'), input(inputs, 'beta')];
  const args = [...tensors.map((tensor) => backend.address(tensor)), channels];
  backend.run('normaliseRows', { items: size / channels, work: size * 3, args, floats: [epsilon] });
  return outputs;
}

/** All three in one pass over dy and x. */
function gradient({ inputs, backend }: KernelCall): TensorInfo[] {
  const x = input(inputs, 'x');
  const channels = lastOf(x.shape);
  const rows = sizeOf(x.shape) / channels;
  const outputs = [backend.output(x.shape), backend.output([channels]), backend.output([channels])] as const;
  const width = Math.ceil(channels / vector) * vector;
  const isBehindRelu = noteBehindRelu(outputs[0], x);
  backend.withBuffer(2 * width * float, (sums) => {
    sumInPieces(backend, { rows, width: 2 * width, out: sums }, (partial, perPiece, count) => {
      const places = [...['dy', 'x', 'mean', 'inverse', 'gamma'].map((name) => input(inputs, name)), outputs[0]];
      const args = [
        ...places.map((tensor) => backend.address(tensor)),
        partial,
        perPiece,
        rows,
        channels,
        isBehindRelu ? 1 : 0,
      ];
      backend.run('normaliseRowsGradient', { items: count, work: sizeOf(x.shape) * 5, args });
    });
    [outputs[1], outputs[2]].forEach((output, index) => {
      backend.view(output).set(backend.heap.float32(sums + index * width * float, channels));
    });
  });
  return [...outputs];
}

export const wasmNormalise: readonly WasmKernel[] = [
  { name: normalise, run: forward },
  { name: normaliseGrad, run: gradient },
];
