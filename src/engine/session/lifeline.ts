/**
 * A lock of this worker's own name, held as long as it lives, so that the page notices its death (engine-client/spawn.ts). Where the browser has no locks, throws
 * when they are asked for, or refuses them later, the worker works all the same.
 */
export function holdLifeline({ navigator, name }: Pick<DedicatedWorkerGlobalScope, 'navigator' | 'name'>): void {
  const hold = async (): Promise<void> => {
    const { locks } = navigator as Partial<WorkerNavigator>;
    await locks?.request(name, () => new Promise(() => undefined));
  };
  void hold().catch(() => undefined);
}
