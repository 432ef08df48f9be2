import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { foldedGroups, gridMain, lanes, storage } from '../../webgpu/grid';
import { overwritten, ownData } from '../../webgpu/in-place';
import type { OwnWebGpuBackend } from '../../webgpu/own-backend';
import { runProgram, submit, type Program } from '../../webgpu/run-program';
import { unpackUpdates, type OptimizerUpdateAttrs, type VariableUpdate } from './kernel';
import { shaderRule, type ShaderRule } from './webgpu-rules';

/**
 * Updates as many variables in one dispatch as the device can bind: with 8 storage buffers a shader and one slot a variable, two; with 10, three.
 * Each workgroup works on one variable, chosen by its number. Gradients that still lie there in parts are added up on the way.
 */
export const optimizerUpdateWebGpu: KernelFunc = (params) => {
  const { rule, count } = params.attrs as unknown as OptimizerUpdateAttrs;
  const backend = params.backend as OwnWebGpuBackend;
  const updates = unpackUpdates(params.inputs, count);
  const scaled = shaderRule(rule);
  const buffersEach = 2 + (updates[0]?.slots.length ?? 0);
  const together = Math.max(1, Math.floor(backend.device.limits.maxStorageBuffersPerShaderStage / buffersEach));
  for (let first = 0; first < updates.length; first += together)
    updateTogether(backend, scaled, updates.slice(first, first + together));
  // The end of a step: the device has all of it, and gives its buffers back for the next one.
  submit(backend);
  return [];
};

function updateTogether(backend: OwnWebGpuBackend, rule: ShaderRule, updates: readonly VariableUpdate[]): void {
  const changing = updates.flatMap(({ variable, slots }) => [variable, ...slots]);
  changing.forEach((tensor) => {
    ownData(backend, tensor);
  });
  const sizes = updates.map(({ variable }) => util.sizeFromShape(variable.shape));
  runProgram(backend, {
    program: updateProgram(rule, sizes, updates[0]?.slots.length ?? 0),
    tensors: updates.flatMap(({ variable, gradient, slots }): TensorInfo[] => [
      backend.partsOf(gradient),
      variable,
      ...slots,
    ]),
    workgroups: foldedGroups(sizes.reduce((sum, size) => sum + groupsOf(size), 0)),
    uniforms: Object.values(rule.scalars).map((value) => ({ type: 'float32', data: [value] })),
  });
  changing.forEach((tensor) => {
    overwritten(backend, tensor);
  });
}

function groupsOf(size: number): number {
  return Math.ceil(size / lanes);
}

function updateProgram(rule: ShaderRule, sizes: readonly number[], slots: number): Program {
  return { key: `optimizerUpdate ${slots} ${sizes.join(',')} ${rule.code}`, code: () => source(rule, sizes, slots) };
}

function source({ code, scalars }: ShaderRule, sizes: readonly number[], slots: number): string {
  const slotNumbers = Array.from({ length: slots }, (_, slot) => slot);
  const bindings = sizes.flatMap((_, i) => [
    ['read', `g${i}`, 'f32'] as const,
    ['read_write', `w${i}`, 'f32'] as const,
    ...slotNumbers.map((slot) => ['read_write', `s${slot}_${i}`, 'f32'] as const),
  ]);
  let end = 0;
  const branches = sizes.map((size, i) => {
    const begin = end;
    end += groupsOf(size);
    return `if (group < ${end}u) {
    let index = (group - ${begin}u) * ${lanes}u + lane;
    if (index >= ${size}u) { return; }
    let g = sum${i}(index);
    var w = w${i}[index];
    ${slotNumbers.map((slot) => `var s${slot} = s${slot}_${i}[index];`).join(' ')}
    ${code}
    w${i}[index] = w;
    ${slotNumbers.map((slot) => `s${slot}_${i}[index] = s${slot};`).join(' ')}
  }`;
  });
  return `${storage(...bindings)}
struct Scalars { ${Object.keys(scalars)
    .map((name) => `${name}: f32`)
    .join(', ')} }
@group(0) @binding(${bindings.length}) var<uniform> p: Scalars;
${sizes.map(sumOfParts).join('\n')}
${gridMain}
  ${branches.join(' else ')}
}`;
}

/** Adds up the parts of a gradient: one after the other, four loads at a time, so that none waits for the one before. */
function sumOfParts(size: number, i: number): string {
  return `fn sum${i}(index: u32) -> f32 {
  let end = arrayLength(&g${i});
  var sum = 0.0;
  var at = index;
  for (; at + ${3 * size}u < end; at += ${4 * size}u) {
    sum += (g${i}[at] + g${i}[at + ${size}u]) + (g${i}[at + ${2 * size}u] + g${i}[at + ${3 * size}u]);
  }
  for (; at < end; at += ${size}u) { sum += g${i}[at]; }
  return sum;
}`;
}
