/** Sums that several workgroups found parts of, added up in a fixed order: the same bits every time, which atomic additions would not give. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { storage } from './grid';
import { runProgram, type Program } from './run-program';

/** Sums of a workgroup, and invocations that share the parts of each. */
const width = 64;
const height = 4;

/** What is still to be done to a sum: add the bias of its channel, cut off below zero. */
export interface Epilogue {
  readonly bias?: TensorInfo | undefined;
  readonly isRelu: boolean;
}

/** Adds up `parts` [parts, ...] into `total` [...]. Frees `parts`. */
export function addParts(
  backend: WebGPUBackend,
  parts: TensorInfo,
  total: TensorInfo,
  epilogue: Epilogue = { isRelu: false },
): void {
  const { bias } = epilogue;
  const tensors = bias ? [parts, total, bias] : [parts, total];
  const groups = Math.ceil(util.sizeFromShape(total.shape) / width);
  runProgram(backend, { program: programFor(epilogue), tensors, workgroups: [groups, 1, 1] });
  backend.disposeData(parts.dataId);
}

function programFor({ bias, isRelu }: Epilogue): Program {
  return {
    key: `addParts ${bias ? 'bias' : ''} ${isRelu ? 'relu' : ''}`,
    code: () => source(bias !== undefined, isRelu),
  };
}

function source(hasBias: boolean, isRelu: boolean): string {
  const shifted = hasBias ? 'sum + bias[index % arrayLength(&bias)]' : 'sum';
  const bindings = hasBias ? [['read', 'bias', 'f32'] as const] : [];
  return `${storage(['read', 'parts', 'f32'], ['read_write', 'total', 'f32'], ...bindings)}
var<workgroup> shares: array<f32, ${width * height}>;

@compute @workgroup_size(${width}, ${height})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let size = arrayLength(&total);
  let index = group.x * ${width}u + local.x;
  var share = 0.0;
  if (index < size) {
    for (var at = local.y * size + index; at < arrayLength(&parts); at += ${height}u * size) { share += parts[at]; }
  }
  shares[lane] = share;
  workgroupBarrier();
  if (index >= size || local.y > 0u) { return; }
  let sum = (shares[lane] + shares[lane + ${width}u]) + (shares[lane + ${2 * width}u] + shares[lane + ${3 * width}u]);
  total[index] = ${isRelu ? `max(${shifted}, 0.0)` : shifted};
}`;
}
