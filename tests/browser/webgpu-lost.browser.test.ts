/** A GPU that goes away in mid-run: the training is told, and can start again on a new device. */
import { add, setBackend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { noise, startBackends } from './support/webgpu';

/** tfjs adds fewer values than 1000 on the processor. */
const largeEnough = 2000;

it('is told once the device is lost, and not before', async () => {
  const { backend, watch } = await startBackends();
  expect(watch.fault).toBeNull();
  backend.device.destroy();
  expect(await watch.failed).toMatchObject({ reason: 'deviceLost' });
});

it('ends a read that waits when the device is lost', async () => {
  const { backend, watch } = await startBackends();
  const sum = add(noise(1, largeEnough), noise(2, largeEnough));
  const reading = watch.guard(sum.data());
  backend.device.destroy();
  await expect(reading).rejects.toMatchObject({ reason: 'deviceLost' });
});

it('refuses what is computed on a lost device instead of passing junk on', async () => {
  const { backend, watch } = await startBackends();
  backend.device.destroy();
  await watch.failed;
  const compute = async (): Promise<unknown> => add(noise(1, largeEnough), noise(2, largeEnough)).data();
  await expect(watch.guard(compute())).rejects.toMatchObject({ reason: 'deviceLost' });
});

it('fails the work under way, and all later work, when the GPU complains of what no call throws', async () => {
  const { backend, watch } = await startBackends();
  const reading = expect(watch.guard(new Promise(() => undefined))).rejects.toMatchObject({
    reason: 'deviceFailed',
    message: expect.stringContaining('GPUValidationError: ') as string,
  });
  backend.device.createBuffer({ size: 4, usage: 0 });
  // The browser tells of it with the next commands.
  backend.device.queue.submit([]);
  await backend.device.queue.onSubmittedWorkDone();
  await reading;
  await expect(watch.guard(Promise.resolve('junk'))).rejects.toMatchObject({ reason: 'deviceFailed' });
});

it('passes values and other failures through while the device is there', async () => {
  const { watch } = await startBackends();
  expect(await watch.guard(Promise.resolve(3))).toBe(3);
  await expect(watch.guard(Promise.reject(new Error('not the device')))).rejects.toThrow('not the device');
});

it('works again on a new device, and on the cpu, after a loss', async () => {
  const first = await startBackends();
  first.backend.device.destroy();
  await first.watch.failed;
  const values = async (): Promise<number[]> =>
    Array.from(await add(noise(1, largeEnough), noise(2, largeEnough)).data());
  await setBackend('cpu');
  const expected = await values();
  const second = await startBackends();
  expect(await second.watch.guard(values())).toEqual(expected);
});
