import { describe, expect, it, vi } from 'vitest';
import { createAsker, leastRest, restFactor } from './asker';

function setUp(isTraining: boolean) {
  const rests: { milliseconds: number; then: () => void; isOff: boolean }[] = [];
  const replies: ((cost: number) => void)[] = [];
  const ask = vi.fn(() => new Promise<number>((resolve) => replies.push(resolve)));
  const asker = createAsker({
    ask,
    isTraining: () => isTraining,
    after(milliseconds, then) {
      const rest = { milliseconds, then, isOff: false };
      rests.push(rest);
      return () => (rest.isOff = true);
    },
  });
  const reply = async (cost: number) => {
    replies.shift()?.(cost);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asker, ask, rests, reply };
}

describe('asking without slowing down', () => {
  it('asks one question at a time, and the newest afterwards', async () => {
    const { asker, ask, reply } = setUp(false);
    asker.need();
    asker.need();
    asker.need();
    expect(ask).toHaveBeenCalledTimes(1);
    await reply(5);
    expect(ask).toHaveBeenCalledTimes(2);
    await reply(5);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('takes less than 2 % of the time of a training', async () => {
    const { asker, ask, rests, reply } = setUp(true);
    asker.need();
    await reply(1);
    rests[0]?.then();
    asker.need();
    await reply(80);
    expect(rests[1]?.milliseconds).toBe(4000);
    expect(80 / (80 + restFactor * 80)).toBeLessThan(0.02);
    asker.need();
    expect(ask).toHaveBeenCalledTimes(2);
    rests[1]?.then();
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('does not rest for long after the first question of a training, which takes longer than the others', async () => {
    const { asker, rests, reply } = setUp(true);
    asker.need();
    await reply(200);
    expect(rests[0]?.milliseconds).toBe(leastRest);
  });

  it('rests between cheap questions too, for the page has to paint the answers', async () => {
    const { asker, rests, reply } = setUp(true);
    asker.need();
    await reply(1);
    expect(rests[0]?.milliseconds).toBe(leastRest);
  });

  it('does not let somebody wait who has just opened something', async () => {
    const { asker, ask, rests, reply } = setUp(true);
    asker.need();
    await reply(1000);
    asker.need(true);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(rests[0]?.isOff).toBe(true);
  });
});
