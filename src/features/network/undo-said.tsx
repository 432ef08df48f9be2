import { useState } from 'react';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useNetwork } from '../../state/use-page';
import styles from '../../ui/unseen.module.css';

/** For who does not see the picture: what undo and redo change can be anywhere in it. */
export function UndoSaid() {
  const t = useT();
  const format = useFormat();
  const now = useNetwork((state) => state);
  const [before, setBefore] = useState(now);
  const [said, setSaid] = useState<'network.undone' | 'network.redone' | null>(null);
  const [times, setTimes] = useState(0);
  if (now.past !== before.past) {
    const isRedone = before.future[0]?.network === now.network;
    setBefore(now);
    setSaid(now.future.length > before.future.length ? 'network.undone' : isRedone ? 'network.redone' : null);
    setTimes(times + 1);
  }
  // A new element each time: the same words twice would be said once.
  return (
    <div className={styles.unseen} aria-live="polite">
      {said && <span key={times}>{t(said, { layers: format.number(now.network.layers.length) })}</span>}
    </div>
  );
}
