import { EngineFault } from '../core/fault';
import type { Driver } from './drivers';
import type { GpuProbe } from './probe';
import type { BackendChoice, BackendName, BackendReason, BackendReport } from '../../domain/training/backends';

/** Everything that choosing does to the world; tests put plain functions in its place. */
export interface Machine {
  probe(backend: 'webgpu' | 'webgl'): Promise<GpuProbe | null>;
  /** Makes a backend the current one; rejects where it cannot be had. */
  start(backend: BackendName): Promise<Driver>;
  /** Whether the current backend computes rightly. */
  passesSelfTest(backend: BackendName): Promise<boolean>;
  /** Milliseconds that one training step of a usual network takes on the current backend. */
  timeStep(): Promise<number>;
}

export type Rejection = BackendReport['rejected'][number];
interface Started extends Driver {
  readonly backend: BackendName;
}

/**
 * Chooses, starts and tests a backend. `auto` takes the faster of the best real GPU and WebAssembly, timed on the spot; a software GPU never, since it computes on
 * the same processor, only slower. A backend that was asked for by name is taken as it is; when it is missing or computes wrongly, `auto`'s choice steps in.
 *
 * @param failed backends that failed while they worked, the newest last: none of them is tried again
 * @throws EngineFault `backendUnavailable` when not even the cpu backend starts
 */
export async function chooseBackend(
  choice: BackendChoice,
  machine: Machine,
  failed: readonly Rejection[] = [],
): Promise<BackendReport> {
  const rejected = [...failed];
  if (choice !== 'auto' && !hasFailed(choice, failed)) {
    const wanted = await tried(choice, machine, rejected);
    if (wanted) return { ...wanted, choice, reason: 'chosenByUser', rejected, stepMilliseconds: {} };
  }
  const found = await best(machine, rejected);
  const isMissing = choice !== 'auto' && !hasFailed(choice, failed);
  const replaces = isMissing ? 'unavailable' : failed.at(-1)?.reason;
  return { ...found, choice, reason: replaces ?? found.reason, rejected };
}

function hasFailed(backend: BackendName, failed: readonly Rejection[]): boolean {
  return failed.some((rejection) => rejection.backend === backend);
}

/** Starts and tests a backend; null, with the reason noted, where it is not to be had or not to be trusted. */
async function tried(backend: BackendName, machine: Machine, rejected: Rejection[]): Promise<Started | null> {
  try {
    const driver = await machine.start(backend);
    if (await machine.passesSelfTest(backend)) return { backend, ...driver };
    rejected.push({ backend, reason: 'selfTestFailed', detail: driver.adapter });
  } catch (error) {
    rejected.push({ backend, reason: 'unavailable', detail: String(error) });
  }
  return null;
}

async function best(machine: Machine, rejected: Rejection[]): Promise<Found> {
  const gpu = await bestGpu(machine, rejected);
  if (!gpu) return withoutGpu(machine, rejected);
  return (await faster(gpu, machine, rejected)) ?? best(machine, rejected);
}

async function bestGpu(machine: Machine, rejected: Rejection[]): Promise<Started | null> {
  for (const backend of ['webgpu', 'webgl'] as const) {
    if (hasFailed(backend, rejected)) continue;
    const probe = await machine.probe(backend);
    if (!probe) rejected.push({ backend, reason: 'unavailable', detail: '' });
    else if (probe.isSoftware) rejected.push({ backend, reason: 'softwareGpu', detail: probe.name });
    else if (probe.isBlocked) rejected.push({ backend, reason: 'selfTestFailed', detail: probe.name });
    else {
      const started = await tried(backend, machine, rejected);
      if (started) return started;
    }
  }
  return null;
}

type Found = Pick<BackendReport, 'backend' | 'adapter' | 'threads' | 'reason' | 'stepMilliseconds'>;

/** Old graphics chips lose against WebAssembly on several cores: nobody knows before it is measured. Null when the GPU fails at a real step. */
async function faster(gpu: Started, machine: Machine, rejected: Rejection[]): Promise<Found | null> {
  const gpuTime = await timed(gpu, machine, rejected);
  if (gpuTime === null) return null;
  const wasm = hasFailed('wasm', rejected) ? null : await tried('wasm', machine, rejected);
  const wasmTime = wasm && (await timed(wasm, machine, rejected));
  if (wasmTime === null) return again(gpu, machine, { [gpu.backend]: gpuTime }, 'realGpu');
  const stepMilliseconds = { [gpu.backend]: gpuTime, wasm: wasmTime };
  if (wasm && wasmTime < gpuTime) return { ...wasm, reason: 'faster', stepMilliseconds };
  return again(gpu, machine, stepMilliseconds, 'faster');
}

/** Null, with the reason noted, where not even one step can be done. */
async function timed({ backend }: Started, machine: Machine, rejected: Rejection[]): Promise<number | null> {
  try {
    return await machine.timeStep();
  } catch (error) {
    rejected.push({ backend, reason: 'unavailable', detail: String(error) });
    return null;
  }
}

async function again(
  { backend }: Started,
  machine: Machine,
  stepMilliseconds: Found['stepMilliseconds'],
  reason: BackendReason,
): Promise<Found> {
  return { backend, ...(await machine.start(backend)), reason, stepMilliseconds };
}

async function withoutGpu(machine: Machine, rejected: Rejection[]): Promise<Found> {
  const reason = rejected.some((rejection) => rejection.reason === 'softwareGpu') ? 'softwareGpu' : 'noGpu';
  for (const backend of ['wasm', 'cpu'] as const) {
    if (hasFailed(backend, rejected)) continue;
    const started = await tried(backend, machine, rejected);
    if (started) return { ...started, reason, stepMilliseconds: {} };
  }
  const why = rejected.map(({ backend, detail }) => `${backend}: ${detail}`).join('; ');
  throw new EngineFault('backendUnavailable', why);
}
