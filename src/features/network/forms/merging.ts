import type { MessageKey } from '../../../i18n/use-t';

/** The form of a layer that merges: it has nothing to set but what it takes. */
export const mergingForm = (summary: MessageKey) => ({
  summary,
  main: [],
  more: [],
  counting: 'counting.none' as const,
  short: () => [],
});
