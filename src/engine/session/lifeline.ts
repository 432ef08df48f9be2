/**
 * A lock of this worker's own name, held as long as it lives, so that the page notices its death (engine-client/spawn.ts). Where the browser has no locks, throws
 * when they are asked for, or refuses them later, the worker works all the same. Resolves when the lock is held, or is not to be had.
 */
export function holdLifeline({
  navigator,
  name,
}: Pick<DedicatedWorkerGlobalScope, 'navigator' | 'name'>): Promise<void> {
  const { locks } = navigator as Partial<WorkerNavigator>;
  return new Promise((resolve) => {
    const hold = async (): Promise<void> => {
      await locks?.request(name, () => {
        resolve();
        return new Promise(() => undefined);
      });
    };
    hold().then(resolve, () => resolve());
  });
}
