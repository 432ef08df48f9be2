import type { LayerKind, LayerParams } from '../../layers/registry';

/** How a layer's parameters become something, given what else it needs. As a method it may be called with the parameters of any kind: see `writerOf`. */
interface Writing<P, Context, Result> {
  write(params: P, context: Context): Result;
}

/** One writer for each kind of layer; a kind without one does not compile. */
export type LayerWriters<Context, Result> = {
  readonly [K in LayerKind]: Writing<LayerParams[K], Context, Result>['write'];
};

/** The writer of a kind that is only known at run time; to be called with the parameters of that very kind. */
export function writerOf<Context, Result>(
  writers: LayerWriters<Context, Result>,
  kind: LayerKind,
): Writing<LayerParams[LayerKind], Context, Result>['write'] {
  return writers[kind];
}
