import { afterEach, describe, expect, it, vi } from 'vitest';
import { joinChannel } from './browser-channel';

afterEach(() => vi.unstubAllGlobals());

function refuse(): never {
  throw new DOMException('refused', 'SecurityError');
}

describe('a channel between tabs', () => {
  it('passes news on to the others, not to the one that tells', async () => {
    const [here, there] = [vi.fn(), vi.fn()];
    const tell = joinChannel('news', here);
    joinChannel('news', there);
    tell();
    await vi.waitFor(() => expect(there).toHaveBeenCalledTimes(1));
    expect(here).not.toHaveBeenCalled();
  });

  it.each([
    ['there is none', undefined],
    ['making one throws', refuse],
  ])('is no error where %s', (_how, constructor) => {
    vi.stubGlobal('BroadcastChannel', constructor);
    const tell = joinChannel('news', vi.fn());
    expect(tell).not.toThrow();
  });
});
