import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { allFloat, input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { noteBehindRelu } from '../../wasm/relu-outputs';
import { sumColumns, sumInPieces } from '../reduction/wasm';
import { batchNormalise, batchNormaliseGrad, type BatchNormaliseAttrs } from './kernel';

const float = 4;

/** y = (x - mean) * scale / sqrt(variance + epsilon) + offset, with one value of each a channel. */
function batchNorm({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const channels = lastOf(x.shape);
  const output = backend.output(x.shape);
  const epsilon = (attrs.varianceEpsilon as number | undefined) ?? 0.001;
  backend.withBuffer(channels * 2 * float, (factors) => {
    const [scale, shift] = [
      backend.heap.float32(factors, channels),
      backend.heap.float32(factors + channels * float, channels),
    ];
    const of = (name: string, otherwise: number) => {
      const values = inputs[name] && backend.view(inputs[name]);
      return (channel: number): number => values?.[channel] ?? otherwise;
    };
    const [mean, variance, gamma, beta] = [of('mean', 0), of('variance', 1), of('scale', 1), of('offset', 0)];
    for (let channel = 0; channel < channels; channel++) {
      const factor = gamma(channel) / Math.sqrt(variance(channel) + epsilon);
      scale[channel] = factor;
      shift[channel] = beta(channel) - mean(channel) * factor;
    }
    const rows = sizeOf(x.shape) / channels;
    const args = [backend.address(x), backend.address(output), channels, factors, factors + channels * float];
    backend.run('scaleShift', { items: rows, work: sizeOf(x.shape), args });
  });
  return output;
}

function perChannel(inputs: NamedTensorInfoMap): boolean {
  const channels = lastOf(input(inputs, 'x').shape);
  return ['mean', 'variance', 'scale', 'offset'].every(
    (name) => !inputs[name] || sizeOf(inputs[name].shape) === channels,
  );
}

/** Sums of `deviationSums`. */
function deviationSums(backend: WasmBackend, x: TensorInfo, mean: number, out: number, dy = 0, scale = 1): void {
  const channels = lastOf(x.shape);
  const rows = sizeOf(x.shape) / channels;
  const width = channels * (dy === 0 ? 1 : 2);
  sumInPieces(backend, { rows, width, out, scale }, (partial, perPiece, count) => {
    const args = [backend.address(x), mean, partial, perPiece, rows, channels, dy];
    backend.run('deviationSums', { items: count, work: sizeOf(x.shape), args });
  });
}

/** Mean, variance, and then y in one pass over x. */
function forward({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const { epsilon } = attrs as unknown as BatchNormaliseAttrs;
  const x = input(inputs, 'x');
  const channels = lastOf(x.shape);
  const rows = sizeOf(x.shape) / channels;
  const [mean, variance] = [backend.output([channels]), backend.output([channels])];
  sumColumns(backend, backend.address(x), backend.address(mean), rows, channels, 1 / rows);
  deviationSums(backend, x, backend.address(mean), backend.address(variance), 0, 1 / rows);
  const normalised = { x, mean, variance, scale: input(inputs, 'gamma'), offset: input(inputs, 'beta') };
  return [batchNorm({ inputs: normalised, backend, attrs: { varianceEpsilon: epsilon } }), mean, variance];
}

/** The two sums of each channel, and then dx in one pass over dy and x. */
function gradient({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const { epsilon } = attrs as unknown as BatchNormaliseAttrs;
  const [dy, x] = [input(inputs, 'dy'), input(inputs, 'x')];
  const channels = lastOf(x.shape);
  const rows = sizeOf(x.shape) / channels;
  const [dx, dgamma, dbeta] = [backend.output(x.shape), backend.output([channels]), backend.output([channels])];
  const mean = backend.address(input(inputs, 'mean'));
  backend.withBuffer(5 * channels * float, (start) => {
    const at = (row: number): number => start + row * channels * float;
    deviationSums(backend, x, mean, start, backend.address(dy));
    // Not before: the sums may let the memory grow, which ends every view of it.
    const row = (index: number): Float32Array => backend.heap.float32(at(index), channels);
    const [sums, products, a, b, c] = [row(0), row(1), row(2), row(3), row(4)];
    const [gamma, variances] = [backend.view(input(inputs, 'gamma')), backend.view(input(inputs, 'variance'))];
    const [dgammas, dbetas] = [backend.view(dgamma), backend.view(dbeta)];
    for (let channel = 0; channel < channels; channel++) {
      const inverse = 1 / Math.sqrt((variances[channel] ?? NaN) + epsilon);
      const [sum, product, factor] = [sums[channel] ?? NaN, products[channel] ?? NaN, (gamma[channel] ?? 1) * inverse];
      dgammas[channel] = product * inverse;
      dbetas[channel] = sum;
      a[channel] = factor;
      b[channel] = (-factor * inverse * inverse * product) / rows;
      c[channel] = (-factor * sum) / rows;
    }
    const places = [backend.address(dy), backend.address(x), backend.address(dx)];
    const args = [...places, channels, mean, at(2), at(3), at(4), noteBehindRelu(dx, x) ? 1 : 0];
    backend.run('deviationGradient', { items: rows, work: sizeOf(x.shape) * 2, args });
  });
  return [dx, dgamma, dbeta];
}

export const wasmBatchNormalise: readonly WasmKernel[] = [
  { name: 'FusedBatchNorm', covers: (inputs) => allFloat(inputs) && perChannel(inputs), run: batchNorm },
  { name: batchNormalise, run: forward },
  { name: batchNormaliseGrad, run: gradient },
];
