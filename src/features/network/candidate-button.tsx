import { useId } from 'react';
import type { Candidate } from '../../domain/network/candidates';
import { definitionOf } from '../../domain/layers/registry';
import { useT } from '../../i18n/use-t';
import { LayerSign } from '../../ui/layer-sign';
import styles from './candidate-button.module.css';
import { reasonText } from './problem-words';

interface CandidateButtonProps {
  candidate: Candidate;
  /** The first that can be chosen; it gets the focus. */
  isFirst: boolean;
  onChoose: () => void;
}

/** One kind of layer in the menu. One that does not fit can be reached, so that the reason can be read, but not chosen. */
export function CandidateButton({ candidate, isFirst, onChoose }: CandidateButtonProps) {
  const t = useT();
  const id = useId();
  const { kind, problem } = candidate;
  return (
    <button
      type="button"
      className={styles.candidate}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-text`}
      data-autofocus={isFirst || undefined}
      aria-disabled={problem !== null || undefined}
      onClick={problem === null ? onChoose : undefined}
    >
      <LayerSign family={definitionOf(kind).family} />
      <span className={styles.words}>
        <span id={`${id}-name`} className={styles.name}>
          {kind}
        </span>
        <span id={`${id}-text`} className={styles.text}>
          {problem ? reasonText(t, kind, problem) : t(`layer.${kind}`)}
        </span>
      </span>
    </button>
  );
}
