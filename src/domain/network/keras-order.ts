import { networkInput } from './in-order';

interface Node {
  readonly id: string;
  readonly inputs: readonly string[];
}

/**
 * The order in which Keras 3 lists the layers of a functional model, the network's input included: those furthest from the output first; at the same distance, in the
 * order in which they are met on the way back from the output.
 */
export function kerasOrder(layers: readonly Node[]): string[] {
  const depths = depthsOf(layers);
  const met = metFromOutput(layers);
  return met.toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
}

/** How many layers lie at most between each and the output. */
function depthsOf(layers: readonly Node[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { id, inputs } of layers.toReversed()) {
    const own = depths.get(id) ?? 0;
    for (const input of inputs) depths.set(input, Math.max(depths.get(input) ?? 0, own + 1));
  }
  return depths;
}

function metFromOutput(layers: readonly Node[]): string[] {
  const nodes = new Map(layers.map((layer) => [layer.id, layer]));
  const met = new Set<string>();
  const visit = (id: string): void => {
    if (met.has(id)) return;
    met.add(id);
    nodes.get(id)?.inputs.forEach(visit);
  };
  visit(layers.at(-1)?.id ?? networkInput);
  return [...met];
}
