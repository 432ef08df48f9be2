import type { NetworkSpec } from './network';

/** Whether two specs describe the same stack, whatever the ids of their layers. */
export function isSameNetwork(a: NetworkSpec, b: NetworkSpec): boolean {
  return a === b || JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}

function bare({ inputShape, layers }: NetworkSpec): unknown {
  const sorted = (params: object) => Object.entries(params).sort(([x], [y]) => (x < y ? -1 : 1));
  return [inputShape, layers.map(({ kind, params }) => [kind, sorted(params)])];
}
