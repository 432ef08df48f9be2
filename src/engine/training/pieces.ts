import { getBackend } from '@tensorflow/tfjs-core';
import { isFrozen } from '../../domain/layers/layer-definition';
import type { NetworkSpec } from '../../domain/network/network';
import { readNetwork } from '../../domain/network/read-network';

/** Multiply-adds of a forward pass that JavaScript does at one go: with the gradients three times as many, about a third of a second. More at a time are no faster. */
const mostAtOnce = 25e6;

/**
 * How many images go through a network at once, so that the worker hears a Stop, a pause or a pen in good time: all of them, except in plain JavaScript. It
 * depends on nothing but the network, so that a run can be repeated.
 */
export function imagesAtOnce(network: NetworkSpec): number {
  if (getBackend() !== 'cpu') return Infinity;
  const { multiplyAdds } = readNetwork(network);
  return Math.max(1, Math.floor(mostAtOnce / Math.max(1, multiplyAdds)));
}

/** The same of a batch in training. A layer that normalises by its batch needs the whole of it. */
export function trainedAtOnce(network: NetworkSpec): number {
  const needsAll = network.layers.some(({ kind, params }) => kind === 'BatchNormalization' && !isFrozen(params));
  return needsAll ? Infinity : imagesAtOnce(network);
}
