import { tabMessages } from './tab-messages';
import { withMessages } from './with-messages';

export const withTabMessages = withMessages(tabMessages);
