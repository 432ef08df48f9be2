import { useEffect, useState } from 'react';
import type { ImagesAt } from '../../protocol/inspect';
import type { Split } from '../../protocol/messages';
import { engine } from '../../state/engine';

export interface PageOfImages extends ImagesAt {
  readonly indices: readonly number[];
}

/** The images at these positions; those before stay until they are there. Null before the first, and when the worker cannot give any. */
export function useImages(split: Split, indices: readonly number[]): PageOfImages | null {
  const [page, setPage] = useState<PageOfImages | null>(null);
  useEffect(() => {
    let isWanted = true;
    engine.call('imagesAt', { split, indices }).then(
      (images) => isWanted && setPage({ ...images, indices }),
      () => isWanted && setPage(null),
    );
    return () => {
      isWanted = false;
    };
  }, [split, indices]);
  return page;
}
