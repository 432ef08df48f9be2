import { useEffect, useState, type ReactNode } from 'react';
import { english, languageOf, type Language } from './languages';
import { englishBook, speakFrom, type Book } from './messages';
import { createTranslator, type Translator } from './translator';
import { TranslatorContext } from './use-t';

/** A language that the page can speak at once. */
export interface Spoken {
  /** What was asked for. */
  readonly id: string;
  readonly language: Language;
  readonly book: Book;
  readonly translator: Translator;
}

function spoken(language: Language, book: Book, { id } = language): Spoken {
  return { id, language, book, translator: createTranslator(language.id, book) };
}

/** The language that the page begins in; English where its messages cannot be loaded. It is shown when they are there, so that no other flashes up before. */
export async function beginIn(language: Language): Promise<Spoken> {
  try {
    const begun = spoken(language, await language.open());
    speakFrom(begun.book);
    return begun;
  } catch {
    return spoken(english, englishBook, language);
  }
}

/** The next language, with all that the page may be saying by now; the language before it where that cannot be loaded. */
export async function changeTo(language: Language, before: Spoken): Promise<Spoken> {
  try {
    const book = await language.open();
    await book.bringLate();
    return spoken(language, book);
  } catch {
    return { ...before, id: language.id };
  }
}

function tellDocument({ language, translator }: Spoken): void {
  const page = document.documentElement;
  page.lang = language.id;
  page.dir = language.direction ?? 'ltr';
  document.title = translator.t('app.title');
  document.querySelector('meta[name=description]')?.setAttribute('content', translator.t('page.about'));
  // Pseudo-locales have none.
  nameManifest(language.isPseudo ? english.id : language.id);
}

/** The page names none before its language is known: a browser that was already fetching one could keep it when another is named. */
function nameManifest(language: string): void {
  const link = document.querySelector('link[rel=manifest]') ?? document.createElement('link');
  link.setAttribute('rel', 'manifest');
  link.setAttribute('href', `./manifest-${language}.webmanifest`);
  if (!link.isConnected) document.head.append(link);
}

interface TranslationProviderProps {
  /** What the page begins in. */
  begun: Spoken;
  /** The id of one of `languages`. */
  language: string;
  children: ReactNode;
}

/** Shows everything inside in `language`, and tells the document so. While its messages are loaded, the language before it stays. */
export function TranslationProvider({ begun, language: id, children }: TranslationProviderProps) {
  const [now, setNow] = useState(begun);
  useEffect(() => {
    if (now.id === id) return;
    let isWanted = true;
    void changeTo(languageOf(id), now).then((next) => {
      if (!isWanted) return;
      speakFrom(next.book);
      setNow(next);
    });
    return () => {
      isWanted = false;
    };
  }, [now, id]);
  useEffect(() => tellDocument(now), [now]);
  return <TranslatorContext value={now.translator}>{children}</TranslatorContext>;
}
