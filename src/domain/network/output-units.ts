import { analyse } from './analysis';
import type { NetworkSpec } from './network';

/** How many classes a network tells apart as it stands: the length of its output, 1 where it has none. */
export function outputUnits(network: NetworkSpec): number {
  return analyse(network, 1).layers.at(-1)?.output?.at(-1) ?? 1;
}
