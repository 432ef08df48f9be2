import { useEffect, useState } from 'react';
import type { Split, Samples } from '../../domain/data/samples';
import { useData, usePage } from '../../state/use-page';

/** One page of samples by class. */
export interface SamplePage {
  readonly split: Split;
  readonly rows: ReadonlyMap<number, Samples>;
}

/**
 * Asks for `count` samples from `offset` on, of each class or of one. The page before stays until the next one is there; null before the first
 * one, and when the worker cannot give any. Pages that are leafed over are not shown.
 */
export function useSamples(split: Split, only: number | null, offset: number, count: number): SamplePage | null {
  const { questions } = usePage();
  const info = useData((state) => state.info);
  const [page, setPage] = useState<(SamplePage & { readonly dataset: string }) | null>(null);
  useEffect(() => {
    if (!info) return;
    let isWanted = true;
    const labels = only === null ? info.classNames.map((_, label) => label) : [only];
    const ask = async (label: number) => [label, await questions.samples({ split, label, offset, count })] as const;
    Promise.all(labels.map(ask)).then(
      (rows) => isWanted && setPage({ dataset: info.id, split, rows: new Map(rows) }),
      () => isWanted && setPage(null),
    );
    return () => {
      isWanted = false;
    };
  }, [questions, info, split, only, offset, count]);
  return page?.dataset === info?.id ? page : null;
}
