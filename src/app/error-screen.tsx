import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t';
import { useNetwork } from '../state/network';
import { Button } from '../ui/button';
import { copyText, selectText } from '../ui/copy-text';
import { Disclosure } from '../ui/disclosure';
import { Notice } from '../ui/notice';
import { errorReport } from './error-report';
import styles from './error-screen.module.css';

interface ErrorScreenProps {
  error: unknown;
  componentStack: string;
  onGoOn: () => void;
}

/** Stands where a part of the page failed: what happened, what is safe, how to go on. */
export function ErrorScreen({ error, componentStack, onGoOn }: ErrorScreenProps) {
  const t = useT();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const shown = useRef<HTMLPreElement>(null);
  // Selected once it can be seen, to be copied by hand.
  useEffect(() => {
    if (isCopied === false) selectText(shown.current);
  }, [isCopied]);
  const { network } = useNetwork.getState();
  const report = errorReport({ error, componentStack, network, browser: navigator.userAgent });
  const copy = async () => {
    const wasCopied = await copyText(report);
    setCopied(wasCopied);
    if (!wasCopied) setUnfolded(true);
  };
  const actions = (
    <>
      <Button variant="primary" onPress={onGoOn}>
        {t('app.goOn')}
      </Button>
      <Button onPress={() => void copy()}>{t(isCopied ? 'app.reportCopied' : 'app.copyReport')}</Button>
    </>
  );
  return (
    <div className={styles.screen}>
      <Notice tone="danger" actions={actions}>
        <p>{t('app.crashed')}</p>
        {isCopied === false && <p role="status">{t('app.reportNotCopied')}</p>}
      </Notice>
      <Disclosure title={t('app.report')} isExpanded={isUnfolded} onExpandedChange={setUnfolded}>
        <pre ref={shown} className={styles.report} dir="ltr">
          {report}
        </pre>
      </Disclosure>
    </div>
  );
}
