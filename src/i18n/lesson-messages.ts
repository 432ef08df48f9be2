import lessons from '../../lang/en.json?lessons';
import { messagesOf, type Messages } from './messages';

/** The English messages that only lessons say (scripts/vite/language-files.ts). */
export const lessonMessages: Messages = messagesOf(lessons);
