import type { LayerKind } from '../layers/registry';

/** The two names of a layer in its stack. */
export interface LayerName {
  /** Kind and number from 1, as the page shows it: "Conv2D 2". */
  readonly displayName: string;
  /** As Keras 3 names it in a fresh session, numbered from the second: "conv2d", "conv2d_1". */
  readonly kerasName: string;
}

/** A class name in the spelling of Keras's automatic names: "MaxPooling2D" is "max_pooling2d". */
export function snakeCase(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** Names for a stack of layers, in its order. */
export function layerNames(kinds: readonly LayerKind[]): LayerName[] {
  const seen = new Map<LayerKind, number>();
  return kinds.map((kind) => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const base = snakeCase(kind);
    return { displayName: `${kind} ${before + 1}`, kerasName: before === 0 ? base : `${base}_${before}` };
  });
}
