import { useState } from 'react';
import { useT } from '../i18n/use-t';
import { useNetwork } from '../state/network';
import { Button } from '../ui/button';
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
  const [isCopied, setCopied] = useState(false);
  const { network } = useNetwork.getState();
  const report = errorReport({ error, componentStack, network, browser: navigator.userAgent });
  const copy = () =>
    void navigator.clipboard.writeText(report).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const actions = (
    <>
      <Button variant="primary" onPress={onGoOn}>
        {t('app.goOn')}
      </Button>
      <Button onPress={copy}>{t(isCopied ? 'app.reportCopied' : 'app.copyReport')}</Button>
    </>
  );
  return (
    <div className={styles.screen}>
      <Notice tone="danger" actions={actions}>
        {t('app.crashed')}
      </Notice>
      <Disclosure title={t('app.report')}>
        <pre className={styles.report} dir="ltr">
          {report}
        </pre>
      </Disclosure>
    </div>
  );
}
