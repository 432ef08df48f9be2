/** Places of the page that state and lessons name. */

/** The tabs below the picture. */
export const lowerTabs = ['explain', 'summary', 'mistakes', 'runs', 'data', 'learn'] as const;
export type LowerTab = (typeof lowerTabs)[number];

/** What the tab `explain` shows: one opened channel, all weights, or the laboratory. */
export const explainViews = ['channel', 'weights', 'laboratory'] as const;
export type ExplainView = (typeof explainViews)[number];
