import type { TensorInfo } from '@tensorflow/tfjs-core';
import { isMasked } from '../../wasm/relu-outputs';
import { input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { sumColumns, sumInPieces } from '../reduction/wasm';
import { biasActivationGrad, type BiasActivationGradAttrs } from './kernel';

function linear(backend: KernelCall['backend'], dy: TensorInfo, rows: number, channels: number): TensorInfo[] {
  const db = backend.output([channels]);
  sumColumns(backend, backend.address(dy), backend.address(db), rows, channels, 1);
  return [backend.share(dy, dy.shape), db];
}

/** dz and the sums in one pass over dy and y. */
function run({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const dy = input(inputs, 'dy');
  const y = input(inputs, 'y');
  const channels = lastOf(dy.shape);
  const rows = sizeOf(dy.shape) / channels;
  const { activation } = attrs as unknown as BiasActivationGradAttrs;
  if (activation === 'linear') return linear(backend, dy, rows, channels);
  const done = isMasked(dy, y);
  const dz = done ? backend.share(dy, dy.shape) : backend.output(dy.shape);
  const db = backend.output([channels]);
  sumInPieces(backend, { rows, width: channels, out: backend.address(db) }, (partial, perPiece, count) => {
    const places = [backend.address(dy), backend.address(y), done ? 0 : backend.address(dz), partial];
    const args = [...places, perPiece, rows, channels];
    backend.run('reluGradientSum', { items: count, work: rows * channels, args });
  });
  return [dz, db];
}

export const wasmBiasActivationGrad: WasmKernel = { name: biasActivationGrad, run };
