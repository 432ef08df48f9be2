import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { addParts, columnSumGroups, columnSumProgram, partsFor, plainSum, widthFor } from '../../webgpu/column-sums';
import { storage } from '../../webgpu/grid';
import { runProgram, type Program } from '../../webgpu/run-program';
import type { BiasActivationGradAttrs, BiasActivationGradInputs } from './kernel';

/** dz is written while its columns are summed up for db; the channels are the columns, so nothing is transposed. */
export const biasActivationGradWebGpu: KernelFunc = (params) => {
  const { dy, y } = params.inputs as unknown as BiasActivationGradInputs;
  const { activation } = params.attrs as unknown as BiasActivationGradAttrs;
  const backend = params.backend as WebGPUBackend;
  const channels = dy.shape.at(-1) ?? 1;
  const parts = partsFor(util.sizeFromShape(dy.shape) / channels, channels);
  const dz = activation === 'linear' ? sameData(backend, dy) : backend.makeTensorInfo(dy.shape, 'float32');
  const db = backend.makeTensorInfo([channels], 'float32');
  const sums = parts === 1 ? db : backend.makeTensorInfo([parts, channels], 'float32');
  runProgram(backend, {
    program: activation === 'linear' ? linearProgram(channels) : reluProgram(channels),
    tensors: activation === 'linear' ? [dy, sums] : [dy, sums, y, dz],
    workgroups: columnSumGroups(channels, widthFor(channels), parts),
  });
  if (parts > 1) addParts(backend, sums, db);
  return [dz, db];
};

/** Without an activation dz is dy: a second reference to the same memory. */
function sameData(backend: WebGPUBackend, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

function linearProgram(columns: number): Program {
  return columnSumProgram({
    key: `biasGrad ${columns}`,
    declarations: `${storage(['read', 'dy', 'f32'], ['read_write', 'sums', 'f32'])}
fn value(row: u32, column: u32) -> f32 { return dy[row * ${columns}u + column]; }
${plainSum}`,
    rows: `arrayLength(&dy) / ${columns}u`,
    columns: `${columns}u`,
    width: widthFor(columns),
  });
}

function reluProgram(columns: number): Program {
  return columnSumProgram({
    key: `biasReluGrad ${columns}`,
    declarations: `${storage(['read', 'dy', 'f32'], ['read_write', 'sums', 'f32'], ['read', 'y', 'f32'], ['read_write', 'dz', 'f32'])}
fn value(row: u32, column: u32) -> f32 {
  let index = row * ${columns}u + column;
  let slope = select(0.0, dy[index], y[index] > 0.0);
  dz[index] = slope;
  return slope;
}
${plainSum}`,
    rows: `arrayLength(&dy) / ${columns}u`,
    columns: `${columns}u`,
    width: widthFor(columns),
  });
}
