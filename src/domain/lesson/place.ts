/** Places of the page that state and lessons name. */

/** The tabs below the picture. */
export type LowerTab = 'explain' | 'summary' | 'mistakes' | 'runs' | 'data' | 'learn';

/** What the tab `explain` shows: one opened channel, all weights, or the laboratory. */
export type ExplainView = 'channel' | 'weights' | 'laboratory';
