/** Calls that look inside the current network. Types only, see messages.ts. */

/** Kinds of call, each with its arguments, its result and the progress it reports. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the calls for feature maps, weights and evidence
export interface InspectCalls {}
