/** What all forms of a convolution ask about its sizes. */
import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Axis } from '../../wasm/convolution-plan';
import { sizeOf } from '../../wasm/kernel';
import type { Sides } from '../arrange/pad-images';

export type ConvInfo = backend_util.Conv2DInfo;
interface ConvAttrs {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

export const float = 4;

export function describe(xShape: readonly number[], filterShape: readonly number[], attrs: NamedAttrMap): ConvInfo {
  const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as ConvAttrs;
  const shapes = [xShape, filterShape] as [[number, number, number, number], [number, number, number, number]];
  return backend_util.computeConv2DInfo(...shapes, strides, dilations ?? 1, pad, dimRoundingMode);
}

/** Rows and columns. */
export type Extents = readonly [height: number, width: number];

export function axes(info: ConvInfo, read?: Extents): [rows: Axis, columns: Axis] {
  return [
    {
      input: info.inHeight,
      output: info.outHeight,
      kernel: info.filterHeight,
      stride: info.strideHeight,
      dilation: info.dilationHeight,
      pad: info.padInfo.top,
      read: read?.[0],
    },
    {
      input: info.inWidth,
      output: info.outWidth,
      kernel: info.filterWidth,
      stride: info.strideWidth,
      dilation: info.dilationWidth,
      pad: info.padInfo.left,
      read: read?.[1],
    },
  ];
}

/** What must be added around x so that every tap of every output pixel exists, or null. */
export function paddingOf(info: ConvInfo): Sides | null {
  const { top, left } = info.padInfo;
  const bottom = Math.max(
    0,
    (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight - info.inHeight - top,
  );
  const right = Math.max(0, (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth - info.inWidth - left);
  return top + left + bottom + right > 0 ? { top, left, bottom, right } : null;
}

export function imageBytes(shape: readonly number[]): number {
  return sizeOf(shape.slice(1)) * float;
}

/** Multiply-adds of one image. */
export function workOf(info: ConvInfo): number {
  return info.outHeight * info.outWidth * info.outChannels * info.filterHeight * info.filterWidth * info.inChannels;
}
