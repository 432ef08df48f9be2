/** Of things that are asked for again and again, only the newest counts. */
export interface Newest {
  /** Begins another one. The signal of the one before is aborted; this one's is aborted when it is overtaken in its turn. */
  begin(): AbortSignal;
  /** What was begun last is out of date, and nothing takes its place. */
  end(): void;
}

/**
 * Work asks its signal after every wait (`if (signal.aborted) return`) and hands it on to calls of the worker, which then end early.
 */
export function newest(): Newest {
  let current = new AbortController();
  return {
    begin() {
      current.abort();
      current = new AbortController();
      return current.signal;
    },
    end: () => current.abort(),
  };
}

/** Whether something newer has begun: `signal.aborted`, asked anew. (A compiler that has seen the field once takes it for unchanged after a wait.) */
export function isOvertaken(signal: AbortSignal): boolean {
  return signal.aborted;
}
