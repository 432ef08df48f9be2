import { useEffect, useState, type ReactNode } from 'react';
import { english, languageOf, type Language } from './languages';
import type { Messages } from './messages';
import { createTranslator, type Translator } from './translator';
import { TranslatorContext } from './use-t';

interface Spoken {
  /** What was asked for. */
  readonly id: string;
  readonly language: Language;
  readonly translator: Translator;
}

function speak(language: Language, messages: Messages, { id } = language): Spoken {
  return { id, language, translator: createTranslator(language.id, messages) };
}

/** A language with its messages; English where they cannot be loaded. */
export async function spokenIn(language: Language): Promise<Spoken> {
  try {
    return speak(language, await language.load());
  } catch {
    return speak(english, {}, language);
  }
}

/**
 * Shows everything inside in `language` (the id of one of `languages`), and tells the document so. While its messages are loaded, the language before it
 * stays; at first nothing is shown, rather than English for a moment.
 */
export function TranslationProvider({ language: id, children }: { language: string; children: ReactNode }) {
  const [spoken, setSpoken] = useState(() => (languageOf(id) === english ? speak(english, {}) : null));
  const language = languageOf(id);
  const isSpoken = spoken?.id === language.id;
  useEffect(() => {
    if (isSpoken) return;
    let isWanted = true;
    void spokenIn(language).then((next) => isWanted && setSpoken(next));
    return () => {
      isWanted = false;
    };
  }, [isSpoken, language]);
  useEffect(() => {
    if (!spoken) return;
    document.documentElement.lang = spoken.language.id;
    document.documentElement.dir = spoken.language.direction;
  }, [spoken]);
  return spoken && <TranslatorContext value={spoken.translator}>{children}</TranslatorContext>;
}
