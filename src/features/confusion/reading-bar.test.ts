import { createElement, Fragment } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import { openPage, trainEpoch, type PageWorld } from '../../state/fake-page';
import { evaluation } from '../../state/training/fake-training';
import { ReadingControls, ReadingNotices } from './reading-bar';

const shown = ({ page }: PageWorld) =>
  rendered(page, createElement(Fragment, null, createElement(ReadingControls), createElement(ReadingNotices)));

test('a trained network can read the test images; one that knows other classes says why it cannot', async () => {
  const world = await openPage();
  const run = await trainEpoch(world);
  await run.resolve({ outcome: 'done', evaluation });
  expect(Object.values(shown(world).buttons)).toEqual(['on']);
  await world.page.data.getState().select('fashion-10k');
  world.page.data.setState(({ info }) => ({ info: info && { ...info, classNames: ['a', 'b', 'c'] } }));
  expect(Object.values(shown(world).buttons)).toEqual(['off, says why']);
});

test('a failed reading is told in words, and can be tried again', async () => {
  const world = await openPage();
  world.page.mistakes.setState({ failure: { code: 'internal', detail: 'TypeError: x' } });
  expect(shown(world).words).not.toContain('TypeError');
  expect(shown(world).buttons).toHaveProperty('Read again');
});
