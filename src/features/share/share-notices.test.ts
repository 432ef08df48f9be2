import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import type { ShareNews } from '../../state/share/share-news';
import { openPage } from '../../state/fake-page';
import { ShareNotices } from './share-notices';

async function told(news: ShareNews) {
  const { page } = await openPage();
  page.share.setState({ news });
  const { words, html } = rendered(page, createElement(ShareNotices));
  return { words, tone: /data-notice="(\w+)"/.exec(html)?.[1], hasLink: html.includes('https://example.org/#setup') };
}
const link = 'https://example.org/#setup=1';

test('a link that the browser copied is confirmed; one that it did not is shown, to be copied by hand', async () => {
  const copied = await told({ kind: 'link', link, isCopied: true, ownData: false });
  expect(copied).toMatchObject({ tone: 'success', hasLink: false });
  const shown = await told({ kind: 'link', link, isCopied: false, ownData: true });
  expect(shown).toMatchObject({ tone: 'success', hasLink: true });
  expect(shown.words).toContain('Your own pictures do not travel in a link');
});

test('a link of a newer page is refused, and it is said what is shown instead', async () => {
  const { words, tone } = await told({ kind: 'linkFailed', why: 'newer', name: '', shown: 'usual' });
  expect(tone).toBe('danger');
  expect(words).toMatch(/newer version of this page.*The page shows its usual network instead/);
});

test('of several files the one that was not opened is named with its reason, and that the others were', async () => {
  const failed = [{ name: 'cat.gif', error: { code: 'unknownFile', detail: '' } }] as never;
  const { words } = await told({ kind: 'notOpened', failed, isRestOpen: true, notes: [] });
  expect(words).toContain('The other files were opened. 1 file was not opened:');
  expect(words).toContain('cat.gif');
});
