import { useEffect, useState } from 'react';
import { useData } from '../../state/data';
import type { Samples, Split } from '../../protocol/messages';
import { engine } from '../../state/engine';

/** One page of samples of every class, in the order of the classes. */
export interface SamplePage {
  readonly split: Split;
  readonly offset: number;
  readonly rows: readonly Samples[];
}

/**
 * Asks for `count` samples of each class from `offset` on. The page before stays until the next one is there; null before the first
 * one, and when the worker cannot give any.
 */
export function useSamples(split: Split, offset: number, count: number): SamplePage | null {
  const info = useData((state) => state.info);
  const [page, setPage] = useState<(SamplePage & { readonly dataset: string }) | null>(null);
  useEffect(() => {
    if (!info) return;
    let isWanted = true;
    const ask = (_: string, label: number) => engine.call('samples', { split, label, offset, count });
    Promise.all(info.classNames.map(ask)).then(
      (rows) => isWanted && setPage({ dataset: info.id, split, offset, rows }),
      () => isWanted && setPage(null),
    );
    return () => {
      isWanted = false;
    };
  }, [info, split, offset, count]);
  return page?.dataset === info?.id ? page : null;
}
