import { useId, useRef, useState } from 'react';
import { useT } from '../i18n/use-t';
import { Button } from './button';
import { copyText, selectText } from './copy-text';
import styles from './text-list.module.css';

/** A list of remarks, in a few lines' height, that can be copied as text. */
export function TextList({ title, lines }: { title: string; lines: readonly string[] }) {
  const t = useT();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    const wasCopied = await copyText([title, ...lines].join('\n'));
    setCopied(wasCopied);
    if (!wasCopied) selectText(list.current);
  };
  return (
    <details className={styles.details} open>
      <summary id={id}>{title}</summary>
      {/* It scrolls, so that it must be reached by the keyboard. */}
      <ul ref={list} className={styles.list} tabIndex={0} aria-labelledby={id}>
        {lines.map((line, index) => (
          <li key={index} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      <Button variant="quiet" onPress={() => void copy()}>
        {t(isCopied ? 'list.copied' : 'list.copy')}
      </Button>
      {isCopied === false && <p role="status">{t('list.notCopied')}</p>}
    </details>
  );
}
