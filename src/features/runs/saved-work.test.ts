import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import { runRecord } from '../../domain/run/run-record-fixture';
import { settle } from '../../state/engine/fake-engine';
import { fakeBrowser } from '../../state/fake-browser';
import { fakeTab, openPage, trainEpoch, type PageWorld } from '../../state/fake-page';
import { evaluation } from '../../state/training/fake-training';
import { SavedWork } from './saved-work';

const shown = ({ page }: PageWorld) => rendered(page, createElement(SavedWork));

async function withInterruptedRun(): Promise<PageWorld> {
  const browser = fakeBrowser();
  await browser.runs.put(runRecord({ id: 'a', name: 'Mine', state: 'interrupted', steps: 30 }));
  return openPage(fakeTab('', browser));
}

test('a browser without any work says nothing of it', async () => {
  expect(shown(await openPage()).words).toBe('');
});

test('a run that was cut off is offered by its name and its last batch, and not while another one trains', async () => {
  const world = await withInterruptedRun();
  expect(shown(world).words).toMatch(/“Mine” was interrupted. It is saved up to batch 30/);
  expect(shown(world).buttons).toEqual({ Resume: 'on', Dismiss: 'on' });
  await trainEpoch(world);
  expect(shown(world).words).not.toContain('interrupted');
});

test('while a run is being taken up, its notice can neither be pressed again nor put away', async () => {
  const world = await withInterruptedRun();
  world.page.resume.setState({ isBusy: true });
  expect(shown(world).buttons).toEqual({ Resume: 'off' });
});

test('weights that went down with the worker are offered from the browser, also when a question about them was under way', async () => {
  const world = await openPage();
  const run = await trainEpoch(world);
  await run.resolve({ outcome: 'done', evaluation });
  await settle();
  expect(shown(world).words).toBe('');
  await world.worker.die();
  await settle();
  expect(shown(world).buttons).toMatchObject({ 'Restore this network and these weights': 'on' });
});
