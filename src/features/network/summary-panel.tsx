import { useRef, useState, type RefObject } from 'react';
import { formatShape } from '../../domain/network/shape';
import { formatCount } from '../../domain/numbers/number-text';
import type { LayerReading } from '../../domain/network/read-network';
import { isStack } from '../../domain/network/in-order';
import { connectionsOf, summaryText, totalLines } from '../../domain/network/summary';
import { useT } from '../../i18n/use-t';
import { useReading } from '../../state/network/use-network';
import { IconButton } from '../../ui/button';
import { copyText, selectText } from '../../ui/copy-text';
import { CheckIcon, CopyIcon } from '../../ui/icons';
import { Panel } from '../../ui/panel';
import styles from './summary-panel.module.css';

const copiedFor = 2000; // ms for which the button shows that it worked

/** @param shown what shows the text, to be copied by hand where the page may not do it */
function CopyButton({ text, shown }: { text: string; shown: RefObject<HTMLElement | null> }) {
  const t = useT();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    const isCopied = await copyText(text);
    setOutcome(isCopied ? 'copied' : 'refused');
    if (isCopied) setTimeout(() => setOutcome(null), copiedFor);
    else selectText(shown.current);
  };
  return (
    <>
      <span aria-live="polite" className={styles.outcome}>
        {outcome && t(outcome === 'copied' ? 'summary.copied' : 'summary.refused')}
      </span>
      <IconButton label={t('summary.copy')} hint={t('summary.copyHint')} onPress={() => void copy()}>
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
    </>
  );
}

/** @param connections what the layer takes; null where it is the layer before, as in all of a stack */
function SummaryRow({ layer, connections }: { layer: LayerReading; connections: readonly string[] | null }) {
  const { kerasName, kind, output, parameters } = layer;
  return (
    <tr>
      <th scope="row">
        {kerasName} <span className={styles.kind}>({kind})</span>
      </th>
      <td>{output ? formatShape(output) : '?'}</td>
      <td>{parameters ? formatCount(parameters.trainable + parameters.nonTrainable) : '?'}</td>
      {connections && <td className={styles.connected}>{connections.join(', ')}</td>}
    </tr>
  );
}

export function SummaryTable() {
  const t = useT();
  const reading = useReading();
  const isGraph = !isStack(reading.layers);
  return (
    <table className={styles.table} dir="ltr">
      <thead>
        <tr>
          <th scope="col">{t('summary.layer')}</th>
          <th scope="col">{t('summary.shape')}</th>
          <th scope="col">{t('summary.parameters')}</th>
          {isGraph && <th scope="col">{t('summary.connected')}</th>}
        </tr>
      </thead>
      <tbody>
        {reading.layers.map((layer) => (
          <SummaryRow key={layer.id} layer={layer} connections={isGraph ? connectionsOf(layer, reading) : null} />
        ))}
      </tbody>
    </table>
  );
}

/**
 * The network as Keras prints it, with the totals first, where they are seen without scrolling. Its words and numbers are Keras's in every language, so that they can be
 * compared.
 */
export function SummaryPanel() {
  const t = useT();
  const reading = useReading();
  const shown = useRef<HTMLDivElement>(null);
  return (
    <Panel title={t('summary.title')} level={3} actions={<CopyButton text={summaryText(reading)} shown={shown} />}>
      <div ref={shown} className={styles.shown}>
        <div className={styles.totals} dir="ltr">
          {totalLines(reading).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <SummaryTable />
      </div>
    </Panel>
  );
}
