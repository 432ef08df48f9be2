import { chooseBackend, type Rejection } from './choose';
import { currentWatch, startDriver } from './drivers';
import { probeWebGl, probeWebGpu } from './probe';
import { passesSelfTest } from './self-test';
import { timeStep } from './time-step';
import type { BackendChoice, BackendName, BackendReport } from '../../domain/training/backends';

/** Chooses and starts a backend on this very machine; see chooseBackend. */
export function startBackend(choice: BackendChoice, failed: readonly Rejection[]): Promise<BackendReport> {
  const probe = (backend: 'webgpu' | 'webgl') => (backend === 'webgpu' ? probeWebGpu() : Promise.resolve(probeWebGl()));
  const machine = {
    probe,
    start: startDriver,
    passesSelfTest: (backend: BackendName) => guarded(() => passesSelfTest(backend)),
    timeStep: () => guarded(timeStep),
  };
  return chooseBackend(choice, machine, failed);
}

/** Work on the current backend; reading from a device that goes away meanwhile may never end. */
function guarded<T>(work: () => Promise<T>): Promise<T> {
  return currentWatch()?.guard(work()) ?? work();
}
