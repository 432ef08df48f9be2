import { useEffect, useState, type ComponentType } from 'react';
import { usePrinting } from './use-printing';
import { bringLateMessages } from '../../i18n/messages';
import './print.css';

async function load(): Promise<ComponentType> {
  const [{ PrintSheet }] = await Promise.all([import('./print-sheet'), bringLateMessages()]);
  return PrintSheet;
}

/** Once the page has come to rest; not every browser tells of that. */
function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, 3000);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(act);
  return () => cancelIdleCallback(id);
}

/** What stands on paper beside the picture and the curves. It must be there at once when the browser prints, so it is loaded before, and lives only while it prints. */
export function Printed() {
  const isPrinting = usePrinting();
  const [Sheet, setSheet] = useState<ComponentType | null>(null);
  useEffect(() => whenIdle(() => void load().then((loaded) => setSheet(() => loaded))), []);
  return isPrinting && Sheet && <Sheet />;
}
