import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import type { Forecast } from '../../domain/training/forecast';
import { openPage, trainEpoch } from '../../state/fake-page';
import { ForecastNote } from './forecast-note';

/** What is said of a forecast, before a training or during it. */
async function noteOf(forecast: Forecast | null, isTraining = false) {
  const world = await openPage();
  if (isTraining) await trainEpoch(world);
  world.page.forecast.setState({ forecast });
  return rendered(world.page, createElement(ForecastNote));
}
const usual: Forecast = { seconds: 12, bytes: 40e6, warning: null };

test('a training that can be done is told by its seconds and megabytes', async () => {
  const { words, buttons } = await noteOf(usual);
  expect(words).toMatch(/^About 12 s, \d+ MB of memory$/);
  expect(buttons).toEqual({});
});

test('before anything was measured there is no number', async () => {
  expect((await noteOf(null)).words).toBe('—');
});

test('more than an hour is warned of, with the one change that helps', async () => {
  const warning = { kind: 'time', mend: { kind: 'epochs', value: 2 } } as const;
  const { words, buttons } = await noteOf({ ...usual, seconds: 9000, warning });
  expect(words).toContain('This training would take more than an hour.');
  expect(buttons).toEqual({ 'Train for 2 epochs only': 'on' });
});

test('where no number helps, a smaller network is advised', async () => {
  const { words, buttons } = await noteOf({ ...usual, warning: { kind: 'memory', mend: null } });
  expect(words).toContain('A smaller network helps');
  expect(buttons).toEqual({});
});

test('while it trains, the place of the warning belongs to the training', async () => {
  const warning = { kind: 'time', mend: null } as const;
  expect((await noteOf({ ...usual, warning }, true)).words).not.toContain('hour');
});
