import type whole from '../../lang/en.json';
import firstMessages from '../../lang/en.json?first';

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K;

/** Every message that exists; of plural messages the name without its suffix. */
export type MessageKey = WithoutPlural<keyof typeof whole>;

/** The messages of one language, by key. */
export type Messages = Readonly<Record<string, string>>;

/** What one language says. The first view waits for its own messages alone; the others come with the parts that say them (late.ts). */
export interface Book {
  /** Those that have come. */
  readonly messages: () => Messages;
  readonly bringLate: () => Promise<unknown>;
}

let known: Messages = firstMessages;

/** The English messages. What another language lacks is taken from here. */
export const englishBook: Book = {
  messages: () => known,
  async bringLate() {
    const { default: lateMessages } = await import('../../lang/en.json?late');
    known = { ...firstMessages, ...lateMessages };
  },
};

/** Opens a language at the messages of the first view (scripts/vite/language-files.ts); a draft needs those of English too. */
export async function openBook(
  first: () => Promise<Messages>,
  late: () => Promise<Messages>,
  isDraft = false,
): Promise<Book> {
  let messages = await first();
  return {
    messages: () => messages,
    async bringLate() {
      const [more] = await Promise.all([late(), isDraft && englishBook.bringLate()]);
      messages = { ...messages, ...more };
    },
  };
}

let spoken = englishBook;

/** From here on the parts of the page that come later come with the messages of this language. */
export function speakFrom(book: Book): void {
  spoken = book;
}

/** Brings the messages that only late parts of the page say. */
export const bringLateMessages = (): Promise<unknown> => spoken.bringLate();
