import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { KernelFunc } from '@tensorflow/tfjs-core';
import { storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import type { SoftmaxCrossEntropyAttrs, SoftmaxCrossEntropyInputs } from './kernel';

/** Invocations, each of which takes whole rows. One workgroup: a batch has at most some thousand rows, and one workgroup can add them up in one go. */
const lanes = 256;

export const softmaxCrossEntropyWebGpu: KernelFunc = (params) => {
  const { logits, labels } = params.inputs as unknown as SoftmaxCrossEntropyInputs;
  const { labelSmoothing } = params.attrs as unknown as SoftmaxCrossEntropyAttrs;
  const backend = params.backend as WebGPUBackend;
  const classes = logits.shape[1] ?? 1;
  const metrics = backend.makeTensorInfo([2], 'float32');
  const dlogits = backend.makeTensorInfo(logits.shape, 'float32');
  const loss = backend.makeTensorInfo([], 'float32');
  const key = `softmaxCrossEntropy ${classes} ${labelSmoothing}`;
  const program = { key, code: () => source(classes, labelSmoothing) };
  runProgram(backend, { program, tensors: [logits, labels, metrics, dlogits, loss], workgroups: [1, 1, 1] });
  return [metrics, dlogits, loss];
};

/** loss = log(the sum of exp(logit - largest)) + largest - the logits weighted by the target: never the exponential of a positive number. */
function source(classes: number, labelSmoothing: number): string {
  const smooth = labelSmoothing > 0;
  const [right, other] = [`f32(${1 - labelSmoothing})`, `f32(${labelSmoothing / classes})`];
  return `${storage(['read', 'logits', 'f32'], ['read', 'labels', 'i32'], ['read_write', 'metrics', 'f32'], ['read_write', 'dlogits', 'f32'], ['read_write', 'loss', 'f32'])}
const CLASSES = ${classes}u;
var<workgroup> totals: array<vec2<f32>, ${lanes}>;

fn row(index: u32, batch: f32) -> vec2<f32> {
  let first = index * CLASSES;
  let label = u32(labels[index]);
  var best = 0u;
  for (var i = 1u; i < CLASSES; i++) {
    if (logits[first + i] > logits[first + best]) { best = i; }
  }
  let largest = logits[first + best];
  var sum = 0.0;
  for (var i = 0u; i < CLASSES; i++) { sum += exp(logits[first + i] - largest); }
  for (var i = 0u; i < CLASSES; i++) {
    let target_share = ${smooth ? `select(0.0, ${right}, i == label) + ${other}` : 'select(0.0, 1.0, i == label)'};
    dlogits[first + i] = (exp(logits[first + i] - largest) / sum - target_share) / batch;
  }
  ${
    smooth
      ? `var wanted = ${right} * (logits[first + label] - largest);
  for (var i = 0u; i < CLASSES; i++) { wanted += ${other} * (logits[first + i] - largest); }`
      : ''
  }
  return vec2<f32>(${smooth ? 'log(sum) - wanted' : 'log(sum) + largest - logits[first + label]'}, select(0.0, 1.0, best == label));
}

@compute @workgroup_size(${lanes})
fn main(@builtin(local_invocation_index) lane: u32) {
  let rows = arrayLength(&labels);
  var total = vec2<f32>();
  for (var index = lane; index < rows; index += ${lanes}u) { total += row(index, f32(rows)); }
  totals[lane] = total;
  workgroupBarrier();
  for (var span = ${lanes / 2}u; span > 0u; span /= 2u) {
    if (lane < span) { totals[lane] += totals[lane + span]; }
    workgroupBarrier();
  }
  if (lane < 2u) { metrics[lane] = totals[0][lane] / f32(rows); }
  if (lane == 0u) { loss[0] = totals[0].x / f32(rows); }
}`;
}
