import type { BackendChoice, BackendName } from '../../domain/backends';
import type { BackendReport } from '../../protocol/messages';
import { chooseBackend } from './choose';
import { startDriver } from './drivers';
import { probeWebGl, probeWebGpu } from './probe';
import { passesSelfTest } from './self-test';
import { timeStep } from './time-step';

/** Chooses and starts a backend on this very machine; see chooseBackend. */
export function startBackend(choice: BackendChoice, lost: BackendName | null = null): Promise<BackendReport> {
  const probe = (backend: 'webgpu' | 'webgl') => (backend === 'webgpu' ? probeWebGpu() : Promise.resolve(probeWebGl()));
  return chooseBackend(choice, { probe, start: startDriver, passesSelfTest, timeStep }, lost);
}
