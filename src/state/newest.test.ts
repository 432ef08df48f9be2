import { describe, expect, it } from 'vitest';
import { newest } from './newest';

describe('the newest of several', () => {
  it('aborts what was begun before, and only that', () => {
    const requests = newest();
    const first = requests.begin();
    expect(first.aborted).toBe(false);
    const second = requests.begin();
    expect([first.aborted, second.aborted]).toEqual([true, false]);
  });

  it('can be ended without another one', () => {
    const requests = newest();
    const only = requests.begin();
    requests.end();
    expect(only.aborted).toBe(true);
    expect(requests.begin().aborted).toBe(false);
  });
});
