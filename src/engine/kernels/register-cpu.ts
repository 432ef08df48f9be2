// Registers tfjs's kernels, of which ours replace some.
import '@tensorflow/tfjs-backend-cpu';
import { Conv2DBackpropFilter, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import { conv2dBackpropFilterCpu } from './convolution/cpu-backprop-filter';
import { registerSpread } from './dilation/spread';

let registered = false;

/** Puts our forms of kernels into the cpu backend; further calls change nothing. */
export function registerCpuKernels(): void {
  if (registered) return;
  registered = true;
  unregisterKernel(Conv2DBackpropFilter, 'cpu');
  registerKernel({ kernelName: Conv2DBackpropFilter, backendName: 'cpu', kernelFunc: conv2dBackpropFilterCpu });
  registerSpread('cpu');
}
