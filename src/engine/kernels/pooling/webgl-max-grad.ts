import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend_util, type KernelFunc, type MaxPoolGradAttrs, type TensorInfo } from '@tensorflow/tfjs-core';
import { draw } from '../../webgl/program';

/**
 * Each value of x collects dy from the windows that it won: those whose maximum it equals, and that hold no equal value before it. (tfjs's own shader gives
 * dy to the last of equals; Keras and the other backends to the first.)
 */
export const maxPoolGradWebGl: KernelFunc = (params) => {
  const { dy, input, output } = params.inputs as Record<'dy' | 'input' | 'output', TensorInfo>;
  return draw(params.backend as MathBackendWebGL, {
    inputs: { Dy: dy, X: input, Y: output },
    outputShape: input.shape,
    code: source(input.shape, params.attrs as unknown as MaxPoolGradAttrs),
  });
};

function source(shape: readonly number[], { filterSize, strides, pad, dimRoundingMode }: MaxPoolGradAttrs): string {
  const size = shape as [number, number, number, number];
  const info = backend_util.computePool2DInfo(size, filterSize, strides, 1, pad, dimRoundingMode);
  const pair = (y: number, x: number): string => `ivec2(${y}, ${x})`;
  return `
const ivec2 inside = ${pair(info.inHeight, info.inWidth)};
const ivec2 windows = ${pair(info.outHeight, info.outWidth)};
const ivec2 pool = ${pair(info.filterHeight, info.filterWidth)};
const ivec2 stride = ${pair(info.strideHeight, info.strideWidth)};
const ivec2 before = ${pair(info.padInfo.top, info.padInfo.left)};

bool isFirstOfEquals(int image, int channel, ivec2 corner, int place, float value) {
  for (int other = 0; other < place; other++) {
    ivec2 at = corner + ivec2(other / pool.y, other % pool.y);
    if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, inside))) continue;
    if (getX(image, at.x, at.y, channel) == value) return false;
  }
  return true;
}

void main() {
  ivec4 coords = getOutputCoords();
  int image = coords.x;
  int channel = coords.w;
  float value = getX(image, coords.y, coords.z, channel);
  // The windows over a place start at window * stride from here back.
  ivec2 reach = coords.yz + before;
  ivec2 first = (max(reach + 1 - pool, ivec2(0)) + stride - 1) / stride;
  ivec2 last = min(reach / stride, windows - 1);
  float sum = 0.0;
  for (int y = first.x; y <= last.x; y++) {
    for (int x = first.y; x <= last.y; x++) {
      if (getY(image, y, x, channel) != value) continue;
      ivec2 offset = reach - ivec2(y, x) * stride;
      int place = offset.x * pool.y + offset.y;
      if (isFirstOfEquals(image, channel, ivec2(y, x) * stride - before, place, value)) sum += getDy(image, y, x, channel);
    }
  }
  setOutput(sum);
}`;
}
