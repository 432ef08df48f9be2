/** A GPU that goes away in mid-run: whoever trains hears of it, and can start again on a new device. */
import { add, setBackend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { DeviceLostError } from '../../src/engine/backends/device-watch';
import { noise, startBackends } from './support/webgpu';

/** tfjs adds fewer values than 1000 on the processor. */
const largeEnough = 2000;

it('is told once the device is lost, and not before', async () => {
  const { backend, watch } = await startBackends();
  expect(watch.isLost).toBe(false);
  backend.device.destroy();
  expect(typeof (await watch.lost)).toBe('string');
  expect(watch.isLost).toBe(true);
});

it('ends a read that waits when the device is lost', async () => {
  const { backend, watch } = await startBackends();
  const sum = add(noise(1, largeEnough), noise(2, largeEnough));
  const reading = watch.guard(sum.data());
  backend.device.destroy();
  await expect(reading).rejects.toBeInstanceOf(DeviceLostError);
});

it('refuses what is computed on a lost device instead of passing junk on', async () => {
  const { backend, watch } = await startBackends();
  backend.device.destroy();
  await watch.lost;
  const compute = async (): Promise<unknown> => add(noise(1, largeEnough), noise(2, largeEnough)).data();
  await expect(watch.guard(compute())).rejects.toBeInstanceOf(DeviceLostError);
});

it('fails the work under way when the GPU complains of what no call throws, and goes on afterwards', async () => {
  const { backend, watch } = await startBackends();
  const reading = expect(watch.guard(new Promise(() => undefined))).rejects.toMatchObject({ code: 'internal' });
  backend.device.createBuffer({ size: 4, usage: 0 });
  // The browser tells of it with the next commands.
  backend.device.queue.submit([]);
  await backend.device.queue.onSubmittedWorkDone();
  await reading;
  expect(await watch.guard(Promise.resolve(3))).toBe(3);
});

it('passes values and other failures through while the device is there', async () => {
  const { watch } = await startBackends();
  expect(await watch.guard(Promise.resolve(3))).toBe(3);
  await expect(watch.guard(Promise.reject(new Error('not the device')))).rejects.toThrow('not the device');
});

it('works again on a new device, and on the cpu, after a loss', async () => {
  const first = await startBackends();
  first.backend.device.destroy();
  await first.watch.lost;
  const values = async (): Promise<number[]> =>
    Array.from(await add(noise(1, largeEnough), noise(2, largeEnough)).data());
  await setBackend('cpu');
  const expected = await values();
  const second = await startBackends();
  expect(await second.watch.guard(values())).toEqual(expected);
});
