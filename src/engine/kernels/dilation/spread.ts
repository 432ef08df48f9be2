/**
 * Dilated convolutions for backends whose kernels know none, or not backward, or not together with strides: the taps of the kernel are spread out, with
 * zeros between them, and the backend's own kernel does the rest. That is right for any strides and any padding, since the window then reaches as far.
 */
import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  engine,
  getKernel,
  pad,
  registerKernel,
  reshape,
  slice,
  unregisterKernel,
  type KernelFunc,
  type Tensor,
  type Tensor4D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../../domain/layers/extent';
import { spanOf } from '../../../domain/layers/windows';

interface Attrs {
  /** tfjs's own operations leave it out, or give null. */
  readonly dilations?: Extent | null;
  /** Of a gradient of the kernel. */
  readonly filterShape?: FilterShape;
}
type FilterShape = [height: number, width: number, inputs: number, outputs: number];

/** What tfjs's own kernels do not dilate. Its plain convolutions forward do. */
export const undilated = [
  Conv2DBackpropInput,
  Conv2DBackpropFilter,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
] as const;

/** Puts the form with spread taps before a backend's own kernels of these names; without dilation nothing changes. */
export function registerSpread(backendName: string, kernelNames: readonly string[] = undilated): void {
  for (const kernelName of kernelNames) {
    const { kernelFunc } = getKernel(kernelName, backendName);
    unregisterKernel(kernelName, backendName);
    registerKernel({ kernelName, backendName, kernelFunc: spread(kernelFunc) });
  }
}

function spread(original: KernelFunc): KernelFunc {
  return (params) => {
    const { dilations, filterShape } = params.attrs as unknown as Attrs;
    const [down, across] = pairOf(dilations ?? 1);
    if (down === 1 && across === 1) return original(params);
    const attrs = { ...params.attrs, dilations: [1, 1] };
    if (filterShape) {
      const wide = { ...attrs, filterShape: spreadShape(filterShape, down, across) };
      const gradient = engine().makeTensorFromTensorInfo(original({ ...params, attrs: wide }) as TensorInfo);
      return taken(gradient as Tensor4D, filterShape, down, across);
    }
    // tfjs hands kernel functions its Tensors, typed as the narrower TensorInfo.
    const filter = spreadTaps(params.inputs.filter as unknown as Tensor4D, down, across);
    return original({ ...params, attrs, inputs: { ...params.inputs, filter } });
  };
}

function spreadShape([height, width, ...channels]: FilterShape, down: number, across: number): FilterShape {
  return [spanOf({ size: height, dilation: down }), spanOf({ size: width, dilation: across }), ...channels];
}

/** The kernel with zeros between its taps: one axis after the other, as the rows of a matrix of blocks. */
function spreadTaps(filter: Tensor4D, down: number, across: number): Tensor4D {
  const [height, width, inputs, outputs] = filter.shape;
  const shape = spreadShape(filter.shape, down, across);
  const rows = spreadMiddle(reshape(filter, [1, height, width * inputs * outputs]), down);
  const columns = spreadMiddle(reshape(rows, [shape[0], width, inputs * outputs]), across);
  return reshape(columns, shape);
}

/** [a, n, b] -> [a, (n - 1) rate + 1, b] */
function spreadMiddle(x: Tensor, rate: number): Tensor {
  const [before, count, after] = x.shape as [number, number, number];
  const apart = pad(reshape(x, [before * count, 1, after]), [
    [0, 0],
    [0, rate - 1],
    [0, 0],
  ]);
  const length = spanOf({ size: count, dilation: rate });
  return slice(reshape(apart, [before, count * rate, after]), [0, 0, 0], [before, length, after]);
}

/** The gradients of the taps alone, from those of the kernel with its zeros. */
function taken(gradient: Tensor4D, shape: FilterShape, down: number, across: number): Tensor4D {
  const [height, width, inputs, outputs] = shape;
  const [tall, wide] = gradient.shape;
  const rows = takenMiddle(reshape(gradient, [1, tall, wide * inputs * outputs]), height, down);
  return reshape(takenMiddle(reshape(rows, [height, wide, inputs * outputs]), width, across), shape);
}

/** The way back: every rate-th of the middle axis. */
function takenMiddle(x: Tensor, count: number, rate: number): Tensor {
  const [before, , after] = x.shape as [number, number, number];
  const whole = pad(x, [
    [0, 0],
    [0, rate - 1],
    [0, 0],
  ]);
  return slice(reshape(whole, [before * count, rate, after]), [0, 0, 0], [before * count, 1, after]);
}
