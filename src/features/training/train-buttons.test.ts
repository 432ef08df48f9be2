import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import { settle } from '../../state/engine/fake-engine';
import { openPage, trainEpoch, type PageWorld } from '../../state/fake-page';
import { TrainButtons } from './train-buttons';

/** What can be pressed now; the buttons around a number are left out. */
function buttons({ page }: PageWorld) {
  const { buttons: all, html } = rendered(page, createElement(TrainButtons));
  return { ...all, html };
}

test('before a training Train is on; there is nothing to pause, and Stop says so', async () => {
  const world = await openPage();
  expect(buttons(world)).toMatchObject({ Train: 'on', Pause: 'off', Stop: 'off, says why', 'Step one batch': 'on' });
});

test('while it trains, Train says that it does; paused, a step can be done, and Resume stands in the place of Pause', async () => {
  const world = await openPage();
  await trainEpoch(world);
  expect(buttons(world)).toMatchObject({ Train: 'off, says why', Pause: 'on', Stop: 'on' });
  expect(buttons(world)).toMatchObject({ 'Step one batch': 'off, says why', 'Reset weights': 'off' });
  world.page.training.getState().pause();
  world.page.training.setState({ flow: 'paused' });
  await settle();
  expect(buttons(world)).toMatchObject({ Resume: 'on', Stop: 'on', 'Step one batch': 'on' });
  expect(buttons(world)).not.toHaveProperty('Pause');
});

test('a network that does not work is not trained, and every button that would says why', async () => {
  const world = await openPage();
  const { network } = world.page.network.getState();
  world.page.network.getState().deleteLayer(network.layers.at(-1)?.id ?? '');
  await settle();
  const now = buttons(world);
  expect(now).toMatchObject({ Train: 'off, says why', 'Step one batch': 'off, says why', 'Reset weights': 'off' });
});
