import type whole from '../../lang/en.json';
import page from '../../lang/en.json?page';

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K;

/** Every message that exists; of plural messages the name without its suffix. */
export type MessageKey = WithoutPlural<keyof typeof whole>;

/** The messages of one language, by key. */
export type Messages = Readonly<Record<string, string>>;

/** The messages of a language file. */
export function messagesOf(file: Readonly<Record<string, { readonly message: string }>>): Messages {
  return Object.fromEntries(Object.entries(file).map(([key, { message }]) => [key, message]));
}

/** The English messages but for those of the tabs, which come with them (tab-messages.ts): the bundled fallback of every language. */
export const englishMessages: Messages = messagesOf(page);
