import { expect, test } from 'vitest';
import { EngineFault } from '../fault';
import { DeviceLostError, DeviceWatch } from './device-watch';

/** A device that goes away when told. */
function device(): { watch: DeviceWatch; lose: (words: string) => void } {
  let lose!: (words: string) => void;
  const watch = new DeviceWatch(new Promise((resolve) => (lose = resolve)));
  return { watch, lose };
}
const never = new Promise<never>(() => undefined);

test('a read that never ends is given up when the device is lost', async () => {
  const { watch, lose } = device();
  const reading = watch.guard(never);
  lose('the driver was restarted');
  await expect(reading).rejects.toThrow(DeviceLostError);
  expect(watch.isLost).toBe(true);
  await expect(watch.guard(Promise.resolve('junk'))).rejects.toThrow('the driver was restarted');
});

test('work under way fails with what the device failed at, and later work goes on', async () => {
  const { watch } = device();
  const training = watch.guard(never);
  const reading = watch.guard(never);
  watch.fail(new EngineFault('outOfMemory', 'no buffer'));
  await expect(training).rejects.toMatchObject({ code: 'outOfMemory' });
  await expect(reading).rejects.toMatchObject({ code: 'outOfMemory' });
  expect(await watch.guard(Promise.resolve(1))).toBe(1);
});

test('a failure while nothing was under way is told by the next work, once', async () => {
  const { watch } = device();
  watch.fail(new EngineFault('internal', 'a wrong binding'));
  await expect(watch.guard(Promise.resolve('junk'))).rejects.toMatchObject({ code: 'internal' });
  expect(await watch.guard(Promise.resolve(1))).toBe(1);
});

test('what the work itself threw arrives as it is', async () => {
  const { watch } = device();
  const fault = new EngineFault('networkMissing', 'none');
  await expect(watch.guard(Promise.reject(fault))).rejects.toBe(fault);
});
