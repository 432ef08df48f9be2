import { expect, test } from 'vitest';
import { LatestWins } from './latest-wins';
import { turn } from './pause';

test('of questions that wait only the newest is answered, the others get null', async () => {
  const asked: number[] = [];
  const squares = new LatestWins((value: number) => {
    asked.push(value);
    return Promise.resolve(value * value);
  });
  const answers = await Promise.all([squares.ask(1), squares.ask(2), squares.ask(3)]);
  expect(answers).toEqual([null, null, 9]);
  expect(asked).toEqual([3]);
});

test('work that throws at once fails its question and blocks nothing', async () => {
  const rude = new LatestWins((value: number) => {
    if (value < 0) throw new Error('negative');
    return Promise.resolve(value);
  });
  await expect(rude.ask(-1)).rejects.toThrow('negative');
  expect(await rude.ask(5)).toBe(5);
});

test('a failure reaches its asker and does not block the next question', async () => {
  const picky = new LatestWins((value: number) =>
    value < 0 ? Promise.reject(new Error('negative')) : Promise.resolve(value),
  );
  await expect(picky.ask(-1)).rejects.toThrow('negative');
  expect(await picky.ask(5)).toBe(5);
});

test('long work learns that a newer question waits, and gives up', async () => {
  let goOn: () => void = () => undefined;
  const slow = new LatestWins(async (value: number, signal: AbortSignal) => {
    if (value === 1) await new Promise<void>((resolve) => (goOn = resolve));
    return signal.aborted ? null : value;
  });
  const first = slow.ask(1);
  await turn();
  const second = slow.ask(2);
  goOn();
  expect(await Promise.all([first, second])).toEqual([null, 2]);
});

test('a question that is given up is not begun, and one under way gives up; the next is answered', async () => {
  const asked: number[] = [];
  const asking = new AbortController();
  const work = new LatestWins(async (value: number, signal: AbortSignal) => {
    asked.push(value);
    if (value === 2) asking.abort();
    return Promise.resolve(signal.aborted ? null : value);
  });
  const early = new AbortController();
  const first = work.ask(1, early.signal);
  early.abort();
  expect(await first).toBeNull();
  expect(await work.ask(2, asking.signal)).toBeNull();
  expect(await work.ask(3)).toBe(3);
  expect(asked).toEqual([2, 3]);
});
