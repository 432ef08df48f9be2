/** Calls that take runs out of the engine and put them back. Types only, see messages.ts. */

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the calls for snapshots, files and exports
export interface RunCalls {}
