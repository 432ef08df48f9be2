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

it('a text that is still to come is handed to the clipboard before anything is waited for', async () => {
  const write = vi.fn<(items: { parts: Record<string, Promise<Blob>> }[]) => Promise<void>>(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { write } });
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly parts: Record<string, Promise<Blob>>) {}
    },
  );
  let come!: (text: string) => void;
  const copied = copyText(new Promise((resolve) => (come = resolve)));
  expect(write).toHaveBeenCalledTimes(1);
  come('later');
  expect(await copied).toBe(true);
  expect(await (await write.mock.calls[0]?.[0][0]?.parts['text/plain'])?.text()).toBe('later');
});

it('a browser whose clipboard takes no promises gets the text when it is there', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  vi.stubGlobal('ClipboardItem', undefined);
  expect(await copyText(Promise.resolve('later'))).toBe(true);
  expect(writeText).toHaveBeenCalledWith('later');
});
