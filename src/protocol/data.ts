/** Calls that bring images into the engine. Types only, see messages.ts. */

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the calls for full sets, files and one's own images
export interface DataCalls {}
