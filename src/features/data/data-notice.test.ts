import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import type { DatasetId } from '../../domain/data/datasets';
import type { EngineErrorCode } from '../../domain/engine-failure';
import { openPage } from '../../state/fake-page';
import { DataNotice } from './data-notice';

async function told(dataset: DatasetId, code: EngineErrorCode) {
  const { page } = await openPage();
  page.data.setState({ dataset, info: null, failure: { code, detail: 'https://example.org 503' } });
  return rendered(page, createElement(DataNotice));
}

test('a full set that is not here is offered, not reported as a fault: fetched, from files, or other data', async () => {
  const { buttons, html } = await told('mnist', 'datasetAbsent');
  expect(html).toContain('data-notice="info"');
  expect(Object.keys(buttons)).toEqual([
    expect.stringMatching(/^Fetch [\d.]+ MB from /),
    'Choose files',
    'Use other data',
  ]);
});

test('a set of the page that did not come can be asked for again; the first one has no other to go back to', async () => {
  expect((await told('fashion-10k', 'datasetFetch')).buttons).toEqual({ 'Try again': 'on', 'Use other data': 'on' });
  expect((await told('mnist-10k', 'datasetFetch')).buttons).toEqual({ 'Try again': 'on' });
});

test('of an own set that is gone there is nothing to fetch; the message can be put away', async () => {
  const { buttons, words } = await told('own-x', 'ownSetMissing');
  expect(buttons).toEqual({ Dismiss: 'on' });
  expect(words).not.toContain('503');
});
