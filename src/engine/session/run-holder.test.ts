/** What becomes of a run whose device goes away or fails. */
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newLayer } from '../../domain/network/edits';
import type { NetworkSpec } from '../../domain/network/network';
import type { BackendReport } from '../../domain/training/backends';
import { DeviceFault } from '../backends/device-fault';
import { DeviceWatch } from '../backends/device-watch';
import { currentWatch } from '../backends/drivers';
import { startBackend } from '../backends/start';
import { EngineFault } from '../core/fault';
import { buildModel } from '../core/model';
import { RunHolder } from './run-holder';
import { newRun, type Run } from '../training/run';
import { takeSnapshot } from '../training/snapshot';

vi.mock('../backends/drivers', () => ({ currentWatch: vi.fn() }));
vi.mock('../backends/start', () => ({ startBackend: vi.fn() }));

const report = { backend: 'wasm', reason: 'deviceLost' } as BackendReport;
const network: NetworkSpec = {
  inputShape: [2, 2, 1],
  layers: [newLayer('Flatten', 'a'), newLayer('Dense', 'b', { units: 2, activation: 'softmax' })],
};
const never = new Promise<never>(() => undefined);
const onFlight = vi.fn();

let holder: RunHolder;
let lose: () => void;

/** A GPU is in use that is lost when told; the next backend has no device that could be lost. */
beforeEach(() => {
  vi.clearAllMocks();
  const watch = new DeviceWatch(new Promise((resolve) => (lose = () => resolve('gone'))));
  vi.mocked(currentWatch).mockReturnValue(watch);
  vi.mocked(startBackend).mockImplementation(async () => {
    vi.mocked(currentWatch).mockReturnValue(null);
    await Promise.resolve();
    return report;
  });
  holder = new RunHolder(onFlight);
});
beforeAll(() => setBackend('cpu'));

function fresh(seed = 1): Run {
  return newRun(buildModel(network, seed), seed);
}

/** Work that hangs on the GPU and is done anywhere else. */
function work(): () => Promise<number> {
  return () => (currentWatch() ? never : Promise.resolve(holder.needRun().position.steps));
}

async function weightsOf(run: Run): Promise<number[]> {
  return (await takeSnapshot(run)).weights.flatMap((values) => Array.from(values));
}

test('two works that wake from the same loss flee once, and both find the run', async () => {
  const run = fresh();
  holder.use(run);
  run.position.steps = 7;
  await holder.keepCopy();
  const works = [holder.throughFailures(work()), holder.throughFailures(work())];
  lose();
  expect(await Promise.all(works)).toEqual([7, 7]);
  expect(startBackend).toHaveBeenCalledOnce();
  const breakdown = { backend: 'cpu', reason: 'deviceLost', detail: 'gone', network, steps: 7 };
  expect(onFlight).toHaveBeenCalledExactlyOnceWith(report, expect.objectContaining(breakdown));
});

test('work that begins during a flight waits for its end', async () => {
  holder.use(fresh());
  let arrive!: (arrived: BackendReport) => void;
  vi.mocked(startBackend).mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  const watch = currentWatch() as DeviceWatch;
  lose();
  await watch.failed;
  const flight = holder.flee(watch);
  vi.mocked(currentWatch).mockReturnValue(null);
  const [later, again] = [holder.throughFailures(work()), holder.flee(watch)];
  arrive(report);
  expect(await later).toBe(0);
  await Promise.all([flight, again]);
  expect(startBackend).toHaveBeenCalledOnce();
});

test('a restored run is taken along as it was restored, though no training has copied it yet', async () => {
  const trained = fresh(5);
  trained.position.steps = 9;
  const snapshot = await takeSnapshot(trained);
  holder.use(fresh(1));
  holder.use(trained, snapshot);
  const weights = await weightsOf(trained);
  const asked = holder.throughFailures(work());
  lose();
  expect(await asked).toBe(9);
  expect(await weightsOf(holder.needRun())).toEqual(weights);
});

test('a run that was moved onto a device is taken along as it was then', async () => {
  const watch = currentWatch();
  vi.mocked(currentWatch).mockReturnValue(null);
  const run = fresh(3);
  holder.use(run);
  run.position.steps = 4;
  vi.mocked(startBackend).mockResolvedValueOnce({ ...report, backend: 'webgpu' });
  await holder.start('webgpu');
  vi.mocked(currentWatch).mockReturnValue(watch);
  const asked = holder.throughFailures(work());
  lose();
  expect(await asked).toBe(4);
});

test('a network that was only built begins again with the same weights', async () => {
  holder.use(fresh(2));
  const weights = await weightsOf(holder.needRun());
  const asked = holder.throughFailures(work());
  lose();
  await asked;
  expect(await weightsOf(holder.needRun())).toEqual(weights);
});

test('a backend that cannot be had costs no run', async () => {
  vi.mocked(currentWatch).mockReturnValue(null);
  const run = fresh(3);
  holder.use(run);
  run.position.steps = 4;
  vi.mocked(startBackend).mockRejectedValueOnce(new Error('nothing starts'));
  await expect(holder.start('webgpu')).rejects.toThrow('nothing starts');
  expect(holder.needRun().position.steps).toBe(4);
});

test('a flight that finds no backend is told, and holds up nothing after it', async () => {
  holder.use(fresh());
  vi.mocked(startBackend).mockImplementationOnce(() => {
    vi.mocked(currentWatch).mockReturnValue(null);
    return Promise.reject(new Error('nothing starts'));
  });
  const asked = holder.throughFailures(work());
  lose();
  await expect(asked).rejects.toThrow('nothing starts');
  expect(await holder.throughFailures(work())).toBe(0);
});

test.each([
  ['is full', new DeviceFault('deviceFull', 'no buffer')],
  ['refuses a program', new DeviceFault('deviceFailed', 'type mismatch')],
])('a device that %s is left with the copy, and is not tried again', async (_, fault) => {
  const run = fresh();
  holder.use(run);
  run.position.steps = 3;
  await holder.keepCopy();
  const answer = holder.throughFailures(() => (currentWatch() ? Promise.reject(fault) : work()()));
  expect(await answer).toBe(3);
  const failed = { backend: 'cpu', reason: fault.reason, detail: fault.message };
  expect(startBackend).toHaveBeenCalledExactlyOnceWith('auto', [expect.objectContaining(failed)]);
});

test('who asks for a failed backend by name gets another try of it', async () => {
  holder.use(fresh());
  const asked = holder.throughFailures(work());
  lose();
  await asked;
  await holder.start('auto');
  expect(startBackend).toHaveBeenLastCalledWith('auto', [expect.objectContaining({ backend: 'cpu' })]);
  await holder.start('cpu');
  expect(startBackend).toHaveBeenLastCalledWith('cpu', []);
});

test.each([
  ['a mistake of ours', new TypeError('x is undefined')],
  ['a fault of the network', new EngineFault('dataUnfit', '3 classes')],
])('%s is told, and moves nothing', async (_, error) => {
  holder.use(fresh());
  await expect(holder.throughFailures(() => Promise.reject(error))).rejects.toBe(error);
  expect(startBackend).not.toHaveBeenCalled();
});
