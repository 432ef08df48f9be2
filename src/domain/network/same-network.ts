import type { NetworkSpec } from './network';
import { orderedJson } from '../formats/files/ordered-json';

/** Whether two specs describe the same stack, whatever the ids of their layers. */
export function isSameNetwork(a: NetworkSpec, b: NetworkSpec): boolean {
  return a === b || orderedJson(bare(a)) === orderedJson(bare(b));
}

function bare({ inputShape, layers }: NetworkSpec): unknown {
  return [inputShape, layers.map(({ kind, params }) => [kind, params])];
}
