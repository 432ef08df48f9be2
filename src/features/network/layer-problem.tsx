import type { Problem } from '../../domain/layers/layer-definition';
import type { LayerKind } from '../../domain/layers/registry';
import { useT } from '../../i18n/use-t';
import { useNetwork } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { mendText } from './mend-words';
import { problemText } from './problem-words';
import { useLayerName } from './use-layer-name';

export interface LayerProblemProps {
  /** The layer that causes the problem; empty for a problem of the whole stack. */
  id: string;
  kind: LayerKind;
  problem: Problem;
}

/** What is wrong with a layer, in plain words, and what would mend it. */
export function LayerProblem({ id, kind, problem }: LayerProblemProps) {
  const t = useT();
  const nameOf = useLayerName();
  const applyMend = useNetwork((state) => state.applyMend);
  const mends = problem.mends.map((mend) => {
    const text = mendText(t, kind, mend, nameOf);
    return (
      <Button key={text} onPress={() => applyMend(id, mend)}>
        {text}
      </Button>
    );
  });
  return (
    <Notice tone="danger" actions={mends.length > 0 && mends}>
      {problemText(t, kind, problem)}
    </Notice>
  );
}
