import { useEffect, useState } from 'react';
import type { KeptSizes } from '../../state/kept/kept-storage';
import type { Page } from '../../state/page';
import { usePage } from '../../state/use-page';

const sizesOf = async ({ kept }: Page): Promise<KeptSizes> => (await kept()).sizes();

/** How much is kept, measured when it is first shown and whenever `again` is called; null until then. */
export function useSizes(): { sizes: KeptSizes | null; again: () => Promise<void> } {
  const page = usePage();
  const [sizes, setSizes] = useState<KeptSizes | null>(null);
  useEffect(() => {
    void sizesOf(page).then(setSizes);
  }, [page]);
  return { sizes, again: async () => setSizes(await sizesOf(page)) };
}
