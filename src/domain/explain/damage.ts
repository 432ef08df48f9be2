/** Damage done to a network on purpose, to see what its parts are good for: as pure data, whole at any time. What it makes of weights is told by damaged-weights.ts. */
import type { LayerSpec } from '../network/network';
import type { KernelPart } from './convolution';

/** A filter (or a unit) whose kernel and bias are 0. */
interface SwitchedOff {
  readonly kind: 'off';
  readonly layerId: string;
  readonly channel: number;
}

/** Normal noise on all learned weights of a layer, frozen or not. */
interface Noise {
  readonly kind: 'noise';
  readonly layerId: string;
  /** Its standard deviation, as a share of how large the weights are (the root of their mean square). */
  readonly strength: number;
  readonly seed: number;
}

/** One small kernel with other numbers. */
interface EditedKernel {
  readonly kind: 'kernel';
  readonly layerId: string;
  /** The filter; 0 where all filters share the kernel. */
  readonly channel: number;
  readonly part: KernelPart;
  /** Row by row. */
  readonly values: readonly number[];
}

export type DamageItem = SwitchedOff | Noise | EditedKernel;

/** Each thing that is damaged once, the oldest first; none of them for a network that is whole. */
export type Damage = readonly DamageItem[];
export const noDamage: Damage = [];

/** More than twice the size of the weights destroys no more. */
export const mostNoise = 2;
/** No number of a kernel that is edited by hand is larger; float32 and sums of it stay finite. */
export const largestWeight = 1e6;

/** Layers whose kernels are small pictures. */
export type KernelSpec = Extract<
  LayerSpec,
  { kind: 'Conv2D' | 'SeparableConv2D' | 'DepthwiseConv2D' | 'Conv2DTranspose' }
>;

export function hasKernels(spec: LayerSpec): spec is KernelSpec {
  return 'kernelSize' in spec.params;
}

/** Whether the channels of a layer have weights of their own, which can be switched off. */
export function canSwitchOff(spec: LayerSpec): boolean {
  return hasKernels(spec) || spec.kind === 'Dense';
}

/** The damage of one kernel of a filter: all filters of a separable convolution share theirs. */
export function editedKernel(
  { id, kind }: KernelSpec,
  filter: number,
  { channel, multiplier }: KernelPart,
  values: readonly number[],
): EditedKernel {
  const own = kind === 'SeparableConv2D' ? 0 : filter;
  return { kind: 'kernel', layerId: id, channel: own, part: { channel, multiplier }, values: values.map(limited) };
}

function limited(value: number): number {
  return Math.max(-largestWeight, Math.min(largestWeight, value));
}

/** Whether two items damage the same thing. */
export function isSameThing(one: DamageItem, other: DamageItem): boolean {
  return nameOf(one) === nameOf(other);
}

/** Names the thing that an item damages, and no other. */
export function nameOf(item: DamageItem): string {
  const { kind, layerId } = item;
  if (kind === 'noise') return JSON.stringify([kind, layerId]);
  const part = kind === 'kernel' ? [item.part.channel, item.part.multiplier] : [];
  return JSON.stringify([kind, layerId, item.channel, ...part]);
}

/** The damage with one more thing, or with the same thing damaged in another way. */
export function damagedAlso(damage: Damage, item: DamageItem): Damage {
  if (item.kind === 'noise' && item.strength <= 0) return mendedOf(damage, item);
  const isKnown = damage.some((each) => isSameThing(each, item));
  return isKnown ? damage.map((each) => (isSameThing(each, item) ? item : each)) : [...damage, item];
}

/** The damage without one thing. */
export function mendedOf(damage: Damage, item: DamageItem): Damage {
  return damage.filter((each) => !isSameThing(each, item));
}

/** How much is damaged, for those who count: lessons ask for it. */
export function damageCounts(damage: Damage): { readonly filtersOff: number; readonly isNoisy: boolean } {
  return {
    filtersOff: damage.filter(({ kind }) => kind === 'off').length,
    isNoisy: damage.some(({ kind }) => kind === 'noise'),
  };
}
