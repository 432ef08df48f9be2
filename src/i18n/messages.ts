import type whole from '../../lang/en.json';
import firstMessages from '../../lang/en.json?first';

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K;

/** Every message that exists; of plural messages the name without its suffix. */
export type MessageKey = WithoutPlural<keyof typeof whole>;

/** The messages of one language, by key. */
export type Messages = Readonly<Record<string, string>>;

let known: Messages = firstMessages;

/** The English messages: those of the first load, and later the others. What another language lacks is taken from here. */
export const english = (): Messages => known;

/** Brings the English messages that only late parts of the page say (scripts/vite/language-files.ts); late.ts waits for them. */
export async function bringLateMessages(): Promise<void> {
  const { default: lateMessages } = await import('../../lang/en.json?late');
  known = { ...firstMessages, ...lateMessages };
}
