import { expect, test } from 'vitest';
import { onceLoaded } from './once-loaded';

test('two who ask at the same time get the same, loaded once', async () => {
  let loads = 0;
  const get = onceLoaded(() => Promise.resolve({ number: ++loads }));
  const [one, other] = await Promise.all([get(), get()]);
  expect([one === other, loads]).toEqual([true, 1]);
});

test('what failed is tried again by the next one who asks', async () => {
  let loads = 0;
  const get = onceLoaded(() => (++loads === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(loads)));
  await expect(get()).rejects.toThrow('offline');
  await expect(get()).resolves.toBe(2);
});
