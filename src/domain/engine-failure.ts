/** What a failed call to the engine says: codes, which the page turns into words. */
export const engineErrorCodes = [
  'backendUnavailable',
  'datasetFetch', // detail: address and status
  'datasetMagic',
  'datasetShort',
  'datasetCounts',
  'datasetLabel',
  'datasetChecksum',
  'datasetMissing', // a call needs data, none is loaded
  'datasetAbsent', // a full set is neither kept in this browser nor beside the page
  'datasetOffline', // this device has no network
  'datasetHtml', // a web page came instead of a file; detail: address
  'ownSetMissing', // the user's own set is not in this browser
  'ownSetTooSmall', // it has too few pictures to train on
  'networkInvalid',
  'nothingTrainable', // every layer with weights is frozen
  'networkMissing', // a call needs a built network
  'layerMissing', // the network in place has no such layer; detail: the id that was asked for
  'dataUnfit', // the data set in place has other classes or images than the network was built for
  'lossNotFinite', // detail: the likely cause, one of `lossCauses`
  'snapshotInvalid', // detail: what does not fit
  'aborted', // the page gave the call up
  'outOfMemory',
  'crashed', // the worker died
  'internal',
] as const;
export type EngineErrorCode = (typeof engineErrorCodes)[number];
export interface EngineFailure {
  readonly code: EngineErrorCode;
  /** For the reader of a report; never shown alone. */
  readonly detail: string;
}
