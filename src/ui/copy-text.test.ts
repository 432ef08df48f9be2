import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from './copy-text';

afterEach(() => vi.unstubAllGlobals());

it('a page that may not copy says so, also where the browser has no clipboard for it, as on plain http', async () => {
  vi.stubGlobal('navigator', {});
  expect(await copyText('text')).toBe(false);
  vi.stubGlobal('navigator', {
    clipboard: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
  });
  expect(await copyText('text')).toBe(false);
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copyText('text')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('text');
});
