import { expect, test } from 'vitest';
import type { BackendName } from '../../domain/training/backends';
import { chooseBackend, type Machine } from './choose';
import type { GpuProbe } from './probe';

const real: GpuProbe = { name: 'a graphics card', isSoftware: false, isBlocked: false };
const software: GpuProbe = { name: 'SwiftShader', isSoftware: true, isBlocked: false };

interface Facts {
  readonly webgpu?: GpuProbe;
  readonly webgl?: GpuProbe;
  readonly broken?: readonly BackendName[];
  readonly missing?: readonly BackendName[];
  /** Backends that pass the self-test and fail at a real step. */
  readonly failing?: readonly BackendName[];
  readonly times?: Partial<Record<BackendName, number>>;
}

/** A machine made of facts, and the order in which it was made to start backends. */
function machineOf(facts: Facts): { machine: Machine; started: BackendName[] } {
  const started: BackendName[] = [];
  const machine: Machine = {
    probe: (backend) => Promise.resolve(facts[backend] ?? null),
    start(backend) {
      if (facts.missing?.includes(backend)) return Promise.reject(new Error('not there'));
      started.push(backend);
      return Promise.resolve({ adapter: `${backend} adapter`, threads: 1 });
    },
    passesSelfTest: (backend) => Promise.resolve(!facts.broken?.includes(backend)),
    timeStep() {
      const backend = started.at(-1) ?? 'cpu';
      if (facts.failing?.includes(backend)) return Promise.reject(new Error('no such buffer'));
      return Promise.resolve(facts.times?.[backend] ?? 1);
    },
  };
  return { machine, started };
}

test('without a GPU WebAssembly computes', async () => {
  const report = await chooseBackend('auto', machineOf({}).machine);
  expect(report).toMatchObject({ backend: 'wasm', reason: 'noGpu' });
});

test('a software GPU is passed over', async () => {
  const report = await chooseBackend('auto', machineOf({ webgpu: software, webgl: software }).machine);
  expect(report).toMatchObject({ backend: 'wasm', reason: 'softwareGpu' });
});

test('a real GPU is timed against WebAssembly, and the faster one is the current one in the end', async () => {
  const fast = machineOf({ webgpu: real, times: { webgpu: 3, wasm: 14 } });
  const report = await chooseBackend('auto', fast.machine);
  expect(report).toMatchObject({ backend: 'webgpu', reason: 'faster', stepMilliseconds: { webgpu: 3, wasm: 14 } });
  expect(fast.started.at(-1)).toBe('webgpu');

  const slow = machineOf({ webgl: real, times: { webgl: 80, wasm: 14 } });
  expect(await chooseBackend('auto', slow.machine)).toMatchObject({ backend: 'wasm', reason: 'faster' });
  expect(slow.started.at(-1)).toBe('wasm');
});

test('a GPU that computes wrongly gives way to the next one', async () => {
  const report = await chooseBackend(
    'auto',
    machineOf({ webgpu: real, webgl: real, broken: ['webgpu'], times: { webgl: 1, wasm: 2 } }).machine,
  );
  expect(report.backend).toBe('webgl');
  expect(report.rejected).toContainEqual({ backend: 'webgpu', reason: 'selfTestFailed', detail: 'webgpu adapter' });
});

test('a GPU that fails at its first real step gives way to the next one, and a failing WebAssembly to the GPU', async () => {
  const gpus = { webgpu: real, webgl: real };
  const next = await chooseBackend(
    'auto',
    machineOf({ ...gpus, failing: ['webgpu'], times: { webgl: 1, wasm: 2 } }).machine,
  );
  expect(next).toMatchObject({ backend: 'webgl', stepMilliseconds: { webgl: 1, wasm: 2 } });
  expect(next.rejected).toEqual([{ backend: 'webgpu', reason: 'unavailable', detail: 'Error: no such buffer' }]);

  const none = await chooseBackend('auto', machineOf({ ...gpus, failing: ['webgpu', 'webgl'] }).machine);
  expect(none).toMatchObject({ backend: 'wasm', reason: 'noGpu' });

  const alone = await chooseBackend('auto', machineOf({ webgpu: real, failing: ['wasm'] }).machine);
  expect(alone).toMatchObject({ backend: 'webgpu', reason: 'realGpu', stepMilliseconds: { webgpu: 1 } });
});

test('who asks for a backend gets it, also in software; what is missing is replaced and said', async () => {
  expect(await chooseBackend('webgl', machineOf({ webgl: software }).machine)).toMatchObject({
    backend: 'webgl',
    reason: 'chosenByUser',
  });
  const report = await chooseBackend('webgpu', machineOf({ missing: ['webgpu'] }).machine);
  expect(report).toMatchObject({ backend: 'wasm', choice: 'webgpu', reason: 'unavailable' });
});

test('a device that failed at work is not tried again, by anybody; the report says what it failed of', async () => {
  const failed = [{ backend: 'webgpu', reason: 'deviceLost', detail: 'gone' }] as const;
  const { machine, started } = machineOf({ webgpu: real, webgl: real, times: { webgl: 1, wasm: 2 } });
  for (const choice of ['webgpu', 'auto'] as const) {
    const report = await chooseBackend(choice, machine, failed);
    expect(report).toMatchObject({ backend: 'webgl', reason: 'deviceLost', rejected: failed });
  }
  expect(started).not.toContain('webgpu');
});

test('every backend that fails leaves the next one, down to plain JavaScript', async () => {
  const names = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
  const { machine } = machineOf({ webgpu: real, webgl: real, times: { webgpu: 1, webgl: 1, wasm: 2 } });
  const found: string[] = [];
  for (const count of names.keys()) {
    const failed = names.slice(0, count).map((backend) => ({ backend, reason: 'deviceFailed', detail: '' }) as const);
    found.push((await chooseBackend('auto', machine, failed)).backend);
  }
  expect(found).toEqual(names);
});

test('who asks for another backend that is missing hears so, also after a failure', async () => {
  const failed = [{ backend: 'webgpu', reason: 'deviceLost', detail: '' }] as const;
  const report = await chooseBackend('webgl', machineOf({ webgpu: real, missing: ['webgl'] }).machine, failed);
  expect(report).toMatchObject({ backend: 'wasm', reason: 'unavailable' });
});

test('where nothing works the error names everything that was tried', async () => {
  const nothing = machineOf({ missing: ['wasm', 'cpu'] }).machine;
  await expect(chooseBackend('auto', nothing)).rejects.toMatchObject({
    code: 'backendUnavailable',
    detail: expect.stringContaining('cpu: Error: not there') as string,
  });
});
