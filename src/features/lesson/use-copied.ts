import { useState } from 'react';
import { useT } from '../../i18n/use-t';
import { copyText } from '../../ui/copy-text';

/** Copies a text, and says whether that went well; `said` is empty before. */
export function useCopied(): { copy: (text: string) => void; said: string } {
  const t = useT();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return {
    copy: (text) => void copyText(text).then(setCopied),
    said: isCopied === null ? '' : t(isCopied ? 'learn.copied' : 'learn.notCopied'),
  };
}
