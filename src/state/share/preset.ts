import type { NetworkSpec } from '../../domain/network/network';
import { presetIds, presets, type PresetId } from '../../domain/network/presets';
import { isSameNetwork } from '../../domain/network/same-network';

/** The preset that a network is, whatever the ids of its layers; null for a network of one's own. */
export function presetOf(network: NetworkSpec): PresetId | null {
  return presetIds.find((id) => isSameNetwork(presets[id].network, network)) ?? null;
}
