import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import type { EngineErrorCode } from '../../domain/engine-failure';
import { settle } from '../../state/engine/fake-engine';
import { openPage, trainEpoch, type PageWorld } from '../../state/fake-page';
import { evaluation } from '../../state/training/fake-training';
import { RunNotices } from './run-notices';

const shown = ({ page }: PageWorld) => rendered(page, createElement(RunNotices));

test('nothing is said of a network that can be trained', async () => {
  expect(shown(await openPage()).words).toBe('');
});

test('a network that does not work is one sentence, with the way to what is wrong', async () => {
  const world = await openPage();
  const { network, deleteLayer } = world.page.network.getState();
  deleteLayer(network.layers.at(-1)?.id ?? '');
  await settle();
  expect(shown(world).words).toContain('The network cannot be trained yet');
  expect(shown(world).buttons).toEqual({ 'Show me where': 'on' });
});

test('what is changed while it trains is said to wait for the next run; a change of the network outweighs one of the settings', async () => {
  const world = await openPage();
  await trainEpoch(world);
  world.page.training.getState().setSettings({ batchSize: 32 });
  expect(shown(world).words).toContain('Only the learning rate changes while training');
  const { network, setParam } = world.page.network.getState();
  setParam(network.layers[0]?.id ?? '', 'filters', 8);
  expect(shown(world).words).toBe(
    'The training goes on with the network as it was; your change counts when you press Train again.',
  );
});

test('a run that went on past its best epoch offers the weights of that epoch', async () => {
  const world = await openPage();
  const run = await trainEpoch(world);
  await run.resolve({ outcome: 'done', evaluation, bestEpoch: 2 });
  expect(shown(world).words).toContain('The network was best after epoch 2.');
  expect(shown(world).buttons).toEqual({ 'Use the best weights': 'on' });
});

test('what callbacks did is said in two sentences', async () => {
  const world = await openPage();
  const run = await trainEpoch(world);
  await run.resolve({ outcome: 'done', evaluation, stoppedEarly: 7, restoredEpoch: 4 });
  expect(shown(world).words).toBe(
    'Early stopping ended the training after epoch 7. The weights are those of epoch 4, the best one.',
  );
});

test.each<[EngineErrorCode, boolean]>([
  ['internal', true],
  ['dataUnfit', false],
])(
  'the failure %s is told in words, never in those of a driver; a report of it can be copied: %s',
  async (code, hasReport) => {
    const world = await openPage();
    const run = await trainEpoch(world);
    await run.reject({ code, detail: 'GPUValidationError: [Buffer] is invalid' });
    expect(shown(world).html).toContain('role="alert"');
    expect(shown(world).words).not.toContain('GPUValidationError');
    expect(Object.keys(shown(world).buttons)).toHaveLength(hasReport ? 1 : 0);
  },
);
