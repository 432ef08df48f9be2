import { expect, test } from 'vitest';
import { EngineFault } from '../core/fault';
import { DeviceFault } from './device-fault';
import { DeviceWatch } from './device-watch';

/** A device that goes away when told. */
function device(): { watch: DeviceWatch; lose: (words: string) => void } {
  let lose!: (words: string) => void;
  const watch = new DeviceWatch(new Promise((resolve) => (lose = resolve)));
  return { watch, lose };
}
const never = new Promise<never>(() => undefined);
const full = new DeviceFault('deviceFull', 'no buffer');

test('a read that never ends is given up when the device is lost', async () => {
  const { watch, lose } = device();
  const reading = watch.guard(never);
  lose('the driver was restarted');
  await expect(reading).rejects.toMatchObject({ reason: 'deviceLost', message: 'the driver was restarted' });
  await expect(watch.guard(Promise.resolve('junk'))).rejects.toThrow('the driver was restarted');
});

test('work under way and all later work fail with what the device failed at first', async () => {
  const { watch, lose } = device();
  const training = watch.guard(never);
  const reading = watch.guard(never);
  watch.fail(full);
  watch.fail(new DeviceFault('deviceFailed', 'an invalid buffer'));
  await expect(watch.guard(Promise.resolve('junk'))).rejects.toBe(full);
  await expect(training).rejects.toBe(full);
  await expect(reading).rejects.toBe(full);
  lose('and then it went away');
  await expect(watch.guard(Promise.resolve('junk'))).rejects.toBe(full);
  expect(await watch.failed).toBe(full);
});

test('a device that complains as it goes away is lost, and what it gave meanwhile is junk', async () => {
  const { watch, lose } = device();
  watch.fail(new DeviceFault('deviceFailed', 'a destroyed buffer'));
  const reading = watch.guard(Promise.resolve('junk'));
  lose('the driver was restarted');
  await expect(reading).rejects.toMatchObject({ reason: 'deviceLost' });
});

test('a loss that junk made not finite is laid at the door of the device, though its complaint comes later', async () => {
  const { watch } = device();
  const training = watch.guard(Promise.reject(new EngineFault('lossNotFinite', 'unknown')));
  setTimeout(() => {
    watch.fail(full);
  }, 10);
  await expect(training).rejects.toBe(full);
});

test('what the work itself threw arrives as it is', async () => {
  const { watch } = device();
  const fault = new EngineFault('networkMissing', 'none');
  await expect(watch.guard(Promise.reject(fault))).rejects.toBe(fault);
});
