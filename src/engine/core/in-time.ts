/**
 * Waits for what a browser may never answer: a script or a file whose loading hangs.
 *
 * @param what stands in the error
 * @param limit milliseconds
 * @throws Error when it takes longer; what the work throws otherwise
 */
export async function inTime<T>(work: Promise<T>, what: string, limit = 60_000): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come in ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
