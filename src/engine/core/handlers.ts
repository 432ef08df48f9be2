import type { CallKind, Calls } from '../../protocol/messages';

/** How the worker answers calls of some kinds. The signal is aborted when the page does not want the answer any more. */
export type Handlers<K extends CallKind = CallKind> = {
  readonly [Kind in K]: (
    args: Calls[Kind]['args'],
    onProgress: (progress: Calls[Kind]['progress']) => void,
    signal?: AbortSignal,
  ) => Calls[Kind]['result'] | Promise<Calls[Kind]['result']>;
};
