import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t';
import { Button } from './button';
import styles from './copy-report.module.css';
import { copyText, selectText } from './copy-text';

/** A button that copies a technical report, for the people who look after the page. Where the browser forbids that, the report appears, selected, to be copied by hand. */
export function CopyReport({ report }: { report: () => string }) {
  const t = useT();
  const [isCopied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const element = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (shown !== null) selectText(element.current);
  }, [shown]);
  const copy = async () => {
    const text = report();
    if (await copyText(text)) setCopied(true);
    else setShown(text);
  };
  return (
    <>
      <Button onPress={() => void copy()}>{t(isCopied ? 'app.reportCopied' : 'app.copyReport')}</Button>
      {shown !== null && (
        <div className={styles.fallback}>
          <p role="status">{t('app.reportNotCopied')}</p>
          <pre ref={element} className={styles.report} dir="ltr">
            {shown}
          </pre>
        </div>
      )}
    </>
  );
}
