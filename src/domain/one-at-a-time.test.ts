import { describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time';

describe('one at a time', () => {
  it('begins the second work when the first has ended, and hands each caller its own result', async () => {
    const inTurn = oneAtATime();
    const seen: string[] = [];
    let end: (value: string) => void = () => undefined;
    const first = inTurn(() => {
      seen.push('first begins');
      return new Promise<string>((resolve) => (end = resolve));
    });
    const second = inTurn(() => {
      seen.push('second begins');
      return 2;
    });
    await Promise.resolve();
    expect(seen).toEqual(['first begins']);
    end('one');
    await expect(first).resolves.toBe('one');
    await expect(second).resolves.toBe(2);
    expect(seen).toEqual(['first begins', 'second begins']);
  });

  it('goes on after work that failed or threw', async () => {
    const inTurn = oneAtATime();
    const failed = inTurn(() => Promise.reject(new Error('failed')));
    const thrown = inTurn(() => {
      throw new Error('thrown');
    });
    await expect(failed).rejects.toThrow('failed');
    await expect(thrown).rejects.toThrow('thrown');
    await expect(inTurn(() => 'fine')).resolves.toBe('fine');
  });
});
