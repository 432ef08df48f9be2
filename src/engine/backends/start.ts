import type { BackendChoice, BackendName } from '../../domain/backends';
import type { BackendReason, BackendReport } from '../../protocol/messages';
import { EngineFault } from '../fault';
import { startDriver } from './drivers';
import { probeWebGl, probeWebGpu } from './probe';
import { passesSelfTest } from './self-test';

type Rejection = BackendReport['rejected'][number];

interface Candidate {
  readonly backend: BackendName;
  readonly reason: BackendReason;
}

/**
 * Chooses, starts and tests a backend. A wanted one that is missing or computes wrongly gives way to the next best, and the report says so.
 *
 * @throws EngineFault `backendUnavailable` when not even the cpu backend starts
 */
export async function startBackend(choice: BackendChoice): Promise<BackendReport> {
  const { candidates, rejected } = await candidatesFor(choice);
  for (const { backend, reason } of candidates) {
    try {
      const driver = await startDriver(backend);
      if (await passesSelfTest(backend)) return { backend, choice, reason, ...driver, rejected };
      rejected.push({ backend, reason: 'selfTestFailed', detail: '' });
    } catch (error) {
      rejected.push({ backend, reason: 'unavailable', detail: String(error) });
    }
  }
  throw new EngineFault(
    'backendUnavailable',
    rejected.map(({ backend, detail }) => `${backend}: ${detail}`).join('; '),
  );
}

/** What to try, best first. A wanted backend comes first whatever it is; behind it, and for `auto`, stand those that our rules allow. */
async function candidatesFor(choice: BackendChoice): Promise<{ candidates: Candidate[]; rejected: Rejection[] }> {
  const { candidates, rejected } = await allowed();
  if (choice === 'auto') return { candidates, rejected };
  const others = candidates
    .filter(({ backend }) => backend !== choice)
    .map(({ backend }) => ({ backend, reason: 'unavailable' as const }));
  return { candidates: [{ backend: choice, reason: 'chosenByUser' }, ...others], rejected: [] };
}

/** Real GPUs before WebAssembly, a software GPU never: it computes on the same processor, only slower. */
async function allowed(): Promise<{ candidates: Candidate[]; rejected: Rejection[] }> {
  const probes = { webgpu: await probeWebGpu(), webgl: probeWebGl() };
  const candidates: Candidate[] = [];
  const rejected: Rejection[] = [];
  for (const backend of ['webgpu', 'webgl'] as const) {
    const probe = probes[backend];
    if (!probe) rejected.push({ backend, reason: 'unavailable', detail: '' });
    else if (probe.isSoftware) rejected.push({ backend, reason: 'softwareGpu', detail: probe.name });
    else if (probe.isBlocked) rejected.push({ backend, reason: 'selfTestFailed', detail: probe.name });
    else candidates.push({ backend, reason: 'realGpu' });
  }
  const reason = rejected.some((rejection) => rejection.reason === 'softwareGpu') ? 'softwareGpu' : 'noGpu';
  return { candidates: [...candidates, { backend: 'wasm', reason }, { backend: 'cpu', reason }], rejected };
}
