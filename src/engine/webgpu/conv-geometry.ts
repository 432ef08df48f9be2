import { backend_util, type Conv2DBackpropInputAttrs } from '@tensorflow/tfjs-core';

type Window = Pick<Conv2DBackpropInputAttrs, 'strides' | 'pad' | 'dimRoundingMode'> & {
  dilations?: [number, number] | number;
};
type Shape4D = [number, number, number, number];

/** Everything about a convolution but the batch size: it becomes constants in the code, so that compilers fold divisions. */
export interface ConvGeometry {
  readonly outShape: number[];
  readonly pixels: number;
  readonly inChannels: number;
  readonly outChannels: number;
  /** filterHeight * filterWidth */
  readonly taps: number;
  readonly key: string;
  readonly constants: string;
}

/** The geometry of an NHWC convolution. */
export function convGeometry(
  inputShape: number[],
  filterShape: number[],
  { strides, pad, dimRoundingMode, dilations }: Window,
): ConvGeometry {
  const info = backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
  );
  const numbers = {
    IN_HEIGHT: info.inHeight,
    IN_WIDTH: info.inWidth,
    IN_CHANNELS: info.inChannels,
    OUT_HEIGHT: info.outHeight,
    OUT_WIDTH: info.outWidth,
    OUT_CHANNELS: info.outChannels,
    FILTER_HEIGHT: info.filterHeight,
    FILTER_WIDTH: info.filterWidth,
    STRIDE_Y: info.strideHeight,
    STRIDE_X: info.strideWidth,
    DILATION_Y: info.dilationHeight,
    DILATION_X: info.dilationWidth,
    PAD_TOP: info.padInfo.top,
    PAD_LEFT: info.padInfo.left,
  };
  return {
    outShape: info.outShape,
    pixels: info.batchSize * info.outHeight * info.outWidth,
    inChannels: info.inChannels,
    outChannels: info.outChannels,
    taps: info.filterHeight * info.filterWidth,
    ...namedConstants(numbers),
  };
}

/** WGSL constants of u32, and their values as a key. */
export function namedConstants(numbers: Readonly<Record<string, number>>): { key: string; constants: string } {
  const lines = Object.entries(numbers).map(([name, value]) => `const ${name} = ${value}u;`);
  return { key: Object.values(numbers).join(','), constants: lines.join('\n') };
}

/**
 * WGSL for the value of the picture x that a tap (row and column of the filter, channel) meets at an output pixel. Each of the two gives a part of where it
 * lies, [offset of image and channel, row, column]; a row or column in the padding is outside the picture, also below zero, where u32 wraps.
 */
export const pictureUnderTaps = `
fn ofPixel(pixel: u32) -> vec3<u32> {
  let image = pixel / (OUT_WIDTH * OUT_HEIGHT);
  let row = ((pixel / OUT_WIDTH) % OUT_HEIGHT) * STRIDE_Y - PAD_TOP;
  return vec3<u32>(image * IN_HEIGHT * IN_WIDTH * IN_CHANNELS, row, (pixel % OUT_WIDTH) * STRIDE_X - PAD_LEFT);
}
fn ofTap(tap: u32) -> vec3<u32> {
  let row = tap / (IN_CHANNELS * FILTER_WIDTH);
  let column = (tap / IN_CHANNELS) % FILTER_WIDTH;
  return vec3<u32>(tap % IN_CHANNELS, row * DILATION_Y, column * DILATION_X);
}
fn left(place: vec3<u32>) -> f32 {
  if (place.y >= IN_HEIGHT || place.z >= IN_WIDTH) { return 0.0; }
  return x[place.x + (place.y * IN_WIDTH + place.z) * IN_CHANNELS];
}`;
