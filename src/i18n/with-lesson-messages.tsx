import { lessonMessages } from './lesson-messages';
import { withMessages } from './with-messages';

export const withLessonMessages = withMessages(lessonMessages);
