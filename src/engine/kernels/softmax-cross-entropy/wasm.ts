import type { TensorInfo } from '@tensorflow/tfjs-core';
import { input, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { softmaxRow } from '../softmax/wasm';
import { softmaxCrossEntropy, type SoftmaxCrossEntropyAttrs } from './kernel';

/** What a row's label is taken for: `right` at the label, and `other` everywhere on top. */
interface Target {
  readonly right: number;
  readonly other: number;
}

/** Turns one row of softmax into its gradient; returns whether the largest logit stands at the label. */
function finishRow(
  logits: Float32Array,
  gradient: Float32Array,
  label: number,
  { right, other }: Target,
  batch: number,
): boolean {
  let best = 0;
  for (let i = 0; i < logits.length; i++) {
    if ((logits[i] ?? 0) > (logits[best] ?? 0)) best = i;
    gradient[i] = ((gradient[i] ?? 0) - ((i === label ? right : 0) + other)) / batch;
  }
  return best === label;
}

/** The logits weighted by the target. */
function targetLogit(logits: Float32Array, label: number, { right, other }: Target): number {
  const own = logits[label] ?? NaN;
  return other === 0 ? own : right * own + other * logits.reduce((sum, logit) => sum + logit, 0);
}

/** A batch has a few hundred logits: plain JavaScript in double precision takes microseconds. */
function run({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const { labelSmoothing } = attrs as unknown as SoftmaxCrossEntropyAttrs;
  const logits = input(inputs, 'logits');
  const [batch = 0, classes = 0] = logits.shape;
  const target = { right: 1 - labelSmoothing, other: labelSmoothing / classes };
  const metrics = backend.output([2]);
  const dlogits = backend.output([batch, classes]);
  const mean = backend.output([]);
  const labels = backend.view(input(inputs, 'labels'));
  const [x, gradient] = [backend.view(logits) as Float32Array, backend.view(dlogits) as Float32Array];
  let loss = 0;
  let right = 0;
  for (let row = 0; row < batch; row++) {
    const rowLogits = x.subarray(row * classes, (row + 1) * classes);
    const rowGradient = gradient.subarray(row * classes, (row + 1) * classes);
    const label = labels[row] ?? 0;
    loss += softmaxRow(rowLogits, rowGradient) - targetLogit(rowLogits, label, target);
    if (finishRow(rowLogits, rowGradient, label, target, batch)) right++;
  }
  backend.view(metrics).set([loss / batch, right / batch]);
  backend.view(mean).set([loss / batch]);
  return [metrics, dlogits, mean];
}

export const wasmSoftmaxCrossEntropy: WasmKernel = { name: softmaxCrossEntropy, run };
