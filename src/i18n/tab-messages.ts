import tabs from '../../lang/en.json?tabs';
import { messagesOf, type Messages } from './messages';

/** The English messages that only tabs say which are loaded when they are opened (scripts/vite/language-files.ts). */
export const tabMessages: Messages = messagesOf(tabs);
