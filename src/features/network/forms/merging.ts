/** The form of a layer that merges: it has nothing to set but what it takes. */
export const mergingForm = { main: [], more: [], short: () => [] };
