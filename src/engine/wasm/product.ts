import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './backend';
import type { Plan } from './convolution-plan';

const float = 4;
const panelChannels = 8;
/** Input bytes of the images that are worked on together: about half of a second cache of 512 KiB. */
const groupBytes = 160 * 1024;
/** A tile takes 4 pixels, so that patches of 4 images fill all tiles whatever their width. */
const tileImages = 4;
/** Fewer images than this are shared out one by one: there are none to spare for whole tiles. */
const manyImages = 32;

/** Where the weights of a product stand and how they are walked through, strides in bytes. */
export interface Weights {
  readonly start: number;
  readonly taps: number;
  readonly tapStride: number;
  /** Values of one tap: the depth of the product. */
  readonly depth: number;
  readonly depthStride: number;
  readonly channels: number;
  readonly channelStride: number;
}

/** Addresses and sizes of the images that a plan is applied to. */
export interface Images {
  readonly count: number;
  readonly input: number;
  readonly inputBytes: number;
  readonly output: number;
  readonly outputBytes: number;
  /** Multiply-adds of one image. */
  readonly work: number;
}

/** Runs `convolve`: reorders the weights into panels, then multiplies. */
export function runProduct(
  backend: WasmBackend,
  plan: Plan,
  weights: Weights,
  images: Images,
  bias?: TensorInfo,
): void {
  const { channels } = weights;
  const blocks = Math.ceil(channels / panelChannels);
  const panelBytes = weights.taps * weights.depth * panelChannels * float;
  const biasBytes = bias ? blocks * panelChannels * float : 0;
  const planBytes = plan.words.byteLength;
  backend.withBuffer(blocks * panelBytes + biasBytes + planBytes, (panels) => {
    packPanels(backend, weights, panels, blocks);
    const biasAt = panels + blocks * panelBytes;
    if (bias) placeBias(backend, bias, biasAt, blocks * panelChannels);
    const planAt = biasAt + biasBytes;
    backend.heap.int32(planAt, plan.words.length).set(plan.words);
    const group = Math.max(1, Math.floor(groupBytes / images.inputBytes / tileImages)) * tileImages;
    const perItem = images.count < manyImages ? 1 : tileImages;
    const places = [images.input, images.inputBytes, images.output, images.outputBytes, panels, panelBytes];
    const args = [...places, channels, bias ? biasAt : 0, planAt, plan.patches, group, images.count, perItem];
    backend.run('convolve', { items: Math.ceil(images.count / perItem), work: images.work * images.count, args });
  });
}

function packPanels(backend: WasmBackend, weights: Weights, panels: number, blocks: number): void {
  const { start, taps, tapStride, depth, depthStride, channels, channelStride } = weights;
  const args = [start, panels, taps, depth, tapStride, depthStride, channelStride, channels];
  backend.run('packPanels', { items: blocks, work: taps * depth * channels, args });
}

/** The bias of each channel, or one for all, padded with zeros to whole panels. */
function placeBias(backend: WasmBackend, bias: TensorInfo, at: number, length: number): void {
  const values = backend.view(bias);
  const target = backend.heap.float32(at, length);
  if (values.length === 1) {
    target.fill(values[0] ?? 0);
    return;
  }
  target.fill(0);
  target.set(values);
}
