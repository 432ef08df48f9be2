import { Conv2DBackpropFilter, Conv2DBackpropInput, FusedConv2D, MaxPoolGrad, getKernel, maxPool, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { biasActivationGrad } from '../../src/engine/kernels/bias-activation-grad/kernel';
import { runKernel } from '../../src/engine/ops/run-kernel';
import { noise } from './support/webgpu';

it('times', async () => {
  await import('@tensorflow/tfjs-backend-webgpu');
  const names = [Conv2DBackpropFilter, Conv2DBackpropInput, FusedConv2D, MaxPoolGrad];
  const originals = names.map((name) => getKernel(name, 'webgpu').kernelFunc);
  const { startBackends } = await import('./support/webgpu');
  const { backend } = await startBackends();
  const B = 16;
  const layers = [[28, 1, 32], [13, 32, 64], [5, 64, 128]] as const;
  const time = async (name: string, work: () => Tensor | Tensor[]) => {
    const once = async () => { const begin = performance.now(); tidy(() => { work(); }); backend.endComputePassEncoder(); backend.ensureCommandEncoderReady(); backend.submitQueue(); await backend.device.queue.onSubmittedWorkDone(); return performance.now() - begin; };
    const first = await once(); const second = await once(); 
    console.info(name, first.toFixed(0), second.toFixed(0));
  };
  const orig = (i: number, inputs: any, attrs: any) => { const r = originals[i]!({ inputs, attrs, backend } as any) as any; backend.disposeData(r.dataId); return r; };
  for (const [h, ci, co] of layers) {
    const window = { strides: [1, 1], pad: 'valid', dataFormat: 'NHWC', dilations: [1, 1], dimRoundingMode: undefined, activation: 'relu' };
    const x = noise(1, B, h, h, ci), dy = noise(2, B, h - 2, h - 2, co), filter = noise(3, 3, 3, ci, co), bias = noise(4, co);
    await time(`fwd ours ${h}`, () => runKernel<Tensor>(FusedConv2D, { x, filter, bias }, window));
    await time(`fwd tfjs ${h}`, () => orig(2, { x, filter, bias }, window));
    await time(`dfilter ours ${h}`, () => runKernel<Tensor>(Conv2DBackpropFilter, { x, dy }, { ...window, filterShape: filter.shape }));
    await time(`dfilter tfjs ${h}`, () => orig(0, { x, dy }, { ...window, filterShape: filter.shape }));
    await time(`dinput ours ${h}`, () => runKernel<Tensor>(Conv2DBackpropInput, { dy, filter }, { ...window, inputShape: x.shape }));
    await time(`dinput tfjs ${h}`, () => orig(1, { dy, filter }, { ...window, inputShape: x.shape }));
    await time(`bag ours ${h}`, () => runKernel<Tensor[]>(biasActivationGrad, { dy, y: dy }, { activation: 'relu' }));
  }
  const x = noise(1, B, 26, 26, 32); const y = maxPool(x as Tensor4D, 2, 2, 'valid');
  await time('pool ours', () => runKernel<Tensor>(MaxPoolGrad, { dy: y, input: x, output: y }, { filterSize: 2, strides: 2, pad: 'valid' }));
  await time('pool tfjs', () => orig(3, { dy: y, input: x, output: y }, { filterSize: 2, strides: 2, pad: 'valid' }));
  expect(1).toBe(1);
});
