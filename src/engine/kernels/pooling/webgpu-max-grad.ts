import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend_util, util, type KernelFunc, type MaxPoolGradAttrs, type TensorInfo } from '@tensorflow/tfjs-core';
import { namedConstants } from '../../webgpu/conv-geometry';
import { elementMain, groupsFor, storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';

/**
 * Each value of x collects dy from the windows that it won: those whose maximum it equals, and that hold no equal value before it. The pooled values of the
 * forward pass tell the maximum, so most values need no look at their neighbours.
 */
export const maxPoolGradWebGpu: KernelFunc = (params) => {
  const { dy, input, output } = params.inputs as Record<'dy' | 'input' | 'output', TensorInfo>;
  const attrs = params.attrs as unknown as MaxPoolGradAttrs;
  const backend = params.backend as WebGPUBackend;
  const gradient = backend.makeTensorInfo(input.shape, 'float32');
  const { key, constants } = poolConstants(input.shape, attrs);
  const program = { key: `maxPoolGrad ${key}`, code: () => source(constants) };
  runProgram(backend, {
    program,
    tensors: [dy, input, output, gradient],
    workgroups: groupsFor(util.sizeFromShape(input.shape)),
  });
  return gradient;
};

function poolConstants(
  shape: number[],
  { filterSize, strides, pad, dimRoundingMode }: MaxPoolGradAttrs,
): { key: string; constants: string } {
  const info = backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  return namedConstants({
    IN_HEIGHT: info.inHeight,
    IN_WIDTH: info.inWidth,
    CHANNELS: info.inChannels,
    OUT_HEIGHT: info.outHeight,
    OUT_WIDTH: info.outWidth,
    POOL_HEIGHT: info.filterHeight,
    POOL_WIDTH: info.filterWidth,
    STRIDE_Y: info.strideHeight,
    STRIDE_X: info.strideWidth,
    PAD_TOP: info.padInfo.top,
    PAD_LEFT: info.padInfo.left,
  });
}

/** The windows over position p start at o * stride - pad for every o from ceil((p + pad + 1 - pool) / stride) to floor((p + pad) / stride). */
function source(constants: string): string {
  return `${storage(['read', 'dy', 'f32'], ['read', 'x', 'f32'], ['read', 'y', 'f32'], ['read_write', 'gradient', 'f32'])}
${constants}
fn firstWindow(reach: u32, pool: u32, stride: u32) -> u32 { return (max(reach + 1u, pool) - pool + stride - 1u) / stride; }

fn isFirstOfEquals(image: u32, channel: u32, top: u32, left: u32, place: u32, value: f32) -> bool {
  for (var before = 0u; before < place; before++) {
    let row = top + before / POOL_WIDTH;
    let column = left + before % POOL_WIDTH;
    if (row >= IN_HEIGHT || column >= IN_WIDTH) { continue; }
    if (x[((image * IN_HEIGHT + row) * IN_WIDTH + column) * CHANNELS + channel] == value) { return false; }
  }
  return true;
}
${elementMain}
  if (index >= arrayLength(&x)) { return; }
  let channel = index % CHANNELS;
  let column = (index / CHANNELS) % IN_WIDTH;
  let row = (index / (CHANNELS * IN_WIDTH)) % IN_HEIGHT;
  let image = index / (CHANNELS * IN_WIDTH * IN_HEIGHT);
  let value = x[index];
  let reachX = column + PAD_LEFT;
  let reachY = row + PAD_TOP;
  var sum = 0.0;
  for (var outY = firstWindow(reachY, POOL_HEIGHT, STRIDE_Y); outY < OUT_HEIGHT && outY * STRIDE_Y <= reachY; outY++) {
    for (var outX = firstWindow(reachX, POOL_WIDTH, STRIDE_X); outX < OUT_WIDTH && outX * STRIDE_X <= reachX; outX++) {
      let window = ((image * OUT_HEIGHT + outY) * OUT_WIDTH + outX) * CHANNELS + channel;
      if (y[window] != value) { continue; }
      let place = (reachY - outY * STRIDE_Y) * POOL_WIDTH + reachX - outX * STRIDE_X;
      if (isFirstOfEquals(image, channel, outY * STRIDE_Y - PAD_TOP, outX * STRIDE_X - PAD_LEFT, place, value)) { sum += dy[window]; }
    }
  }
  gradient[index] = sum;
}`;
}
