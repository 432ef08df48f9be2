import { useState } from 'react';
import { useFormat } from '../i18n/format';
import { useT } from '../i18n/use-t';

interface NumberDraft {
  readonly text: string;
  /** Why the text is not passed on; null while it is a number. */
  readonly problem: string | null;
  readonly type: (text: string) => void;
  /** Shows the value again in place of what was typed. */
  readonly drop: () => void;
}

/**
 * What the user is typing: a text that is no number (yet), or could be one of two, stays in the field and is reported, but not passed on.
 *
 * @param shown the value as the field shows it while nobody types
 */
export function useNumberDraft(
  value: number,
  isWhole: boolean,
  onChange: (value: number) => void,
  shown?: string,
): NumberDraft {
  const t = useT();
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const [read, other] = draft === null ? [value] : format.read(draft, isWhole);
  const isStale = other === undefined && read !== undefined && read !== value;
  const unclear = (a: number, b: number) => t('ui.unclearNumber', { a: format.plain(a), b: format.plain(b) });
  const problem = read === undefined ? t('ui.notANumber') : other === undefined ? null : unclear(read, other);
  return {
    text: draft === null || isStale ? (shown ?? format.plain(value)) : draft,
    problem,
    type(text) {
      setDraft(text);
      const [typed, ...others] = format.read(text, isWhole);
      if (typed !== undefined && others.length === 0) onChange(typed);
    },
    drop: () => setDraft(null),
  };
}
