/** Runs one piece of work after the other, in the order in which they came. */
export type OneAtATime = <T>(work: () => Promise<T> | T) => Promise<T>;

/** A queue of its own. Work that fails rejects for its caller only; the next one begins all the same. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T> | T): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
