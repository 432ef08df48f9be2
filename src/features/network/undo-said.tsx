import { useState } from 'react';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { NetworkState } from '../../state/network/network-state';
import { useNetwork } from '../../state/use-page';
import styles from '../../ui/unseen.module.css';

interface Heard {
  /** The network as it was when something was last heard of it. */
  readonly before: NetworkState;
  readonly said: 'network.undone' | 'network.redone' | null;
  readonly times: number;
}

function whatWasDone(before: NetworkState, now: NetworkState): Heard['said'] {
  if (now.future.length > before.future.length) return 'network.undone';
  return before.future[0]?.network === now.network ? 'network.redone' : null;
}

/** For who does not see the picture: what undo and redo change can be anywhere in it. */
export function UndoSaid() {
  const t = useT();
  const format = useFormat();
  const now = useNetwork((state) => state);
  const [{ before, said, times }, setHeard] = useState<Heard>({ before: now, said: null, times: 0 });
  if (now.past !== before.past) setHeard({ before: now, said: whatWasDone(before, now), times: times + 1 });
  // A new element each time: the same words twice would be said once.
  return (
    <div className={styles.unseen} aria-live="polite">
      {said && <span key={times}>{t(said, { layers: format.number(now.network.layers.length) })}</span>}
    </div>
  );
}
