import { Suspense } from 'react';
import { late } from '../../i18n/late';
import type { LayerProblemProps } from './layer-problem';

const LayerProblem = late(async () => (await import('./layer-problem')).LayerProblem);

/** What is wrong with a layer, and what would mend it: loaded when the first thing is wrong. */
export function WhatIsWrong(props: LayerProblemProps) {
  return (
    <Suspense fallback={null}>
      <LayerProblem {...props} />
    </Suspense>
  );
}
