/** Where a network can be damaged, and what of it goes on all the same. */
import { areaOf } from '../layers/extent';
import type { LayerSpec } from '../network/network';
import type { LayerReading, NetworkReading } from '../network/read-network';
import {
  canSwitchOff,
  hasKernels,
  largestWeight,
  mostNoise,
  type Damage,
  type DamageItem,
  type KernelSpec,
} from './damage';
import { asImage } from './layer-numbers';

/** What of a damage does not fit a network, for the reader of a report; null where all does. */
export function damageProblem({ byId }: NetworkReading, damage: Damage): string | null {
  const wrong = damage.find((item) => !fits(byId.get(item.layerId), item));
  return wrong ? JSON.stringify(wrong) : null;
}

function fits(layer: LayerReading | undefined, item: DamageItem): boolean {
  if (!layer) return false;
  switch (item.kind) {
    case 'off':
      return canSwitchOff(layer.spec) && isBelow(item.channel, layer.output?.at(-1));
    case 'noise':
      return canBeNoisy(layer) && item.strength > 0 && item.strength <= mostNoise && Number.isSafeInteger(item.seed);
    case 'kernel':
      return hasKernels(layer.spec) && fitsKernel(layer.spec, layer, item);
  }
}

export function canBeNoisy({ parameters }: LayerReading): boolean {
  return parameters !== null && parameters.trainable + parameters.nonTrainable > 0;
}

function fitsKernel(
  spec: KernelSpec,
  layer: LayerReading,
  { channel, part, values }: Extract<DamageItem, { kind: 'kernel' }>,
): boolean {
  const [, , inputs] = asImage(layer.input ?? []);
  const multipliers = 'depthMultiplier' in spec.params ? spec.params.depthMultiplier : 1;
  return (
    isBelow(channel, layer.output?.at(-1)) &&
    isBelow(part.channel, inputs) &&
    isBelow(part.multiplier, multipliers) &&
    values.length === areaOf(spec.params.kernelSize) &&
    values.every((value) => Math.abs(value) <= largestWeight)
  );
}

function isBelow(place: number, count = 0): boolean {
  return Number.isInteger(place) && place >= 0 && place < count;
}

/**
 * Who still makes a number out of the 0 of a channel that is switched off: its own activation, or a layer behind it that adds something to each channel. Null where
 * the channel is silent.
 */
export function madeOfZero(network: NetworkReading, { id, spec }: LayerReading): LayerReading | 'activation' | null {
  if ('activation' in spec.params && !isZeroAtZero(spec.params.activation)) return 'activation';
  for (const behind of network.layers.filter(({ inputs }) => inputs.includes(id))) {
    if (addsToChannels(behind.spec)) return behind;
    const further = keepsChannels(behind.spec) ? madeOfZero(network, behind) : null;
    if (further) return further === 'activation' ? behind : further;
  }
  return null;
}

function isZeroAtZero(activation: string): boolean {
  return activation !== 'sigmoid' && activation !== 'softmax';
}

function addsToChannels(spec: LayerSpec): boolean {
  if (spec.kind === 'Rescaling') return spec.params.offset !== 0;
  return spec.kind === 'BatchNormalization' || spec.kind === 'LayerNormalization';
}

/** Layers whose channels are those of their input, each made of its own alone. */
function keepsChannels({ kind }: LayerSpec): boolean {
  return /^(?:Activation|LeakyReLU|.*Dropout.*|GaussianNoise|Rescaling|.*Pooling2D|UpSampling2D|ZeroPadding2D)$/u.test(
    kind,
  );
}
