import { createElement } from 'react';
import { expect, test } from 'vitest';
import { rendered } from '../../../tests/fixtures/rendered';
import { openPage, type PageWorld } from '../../state/fake-page';
import { PredictionStatus } from './prediction-status';

/** Ten classes, of which one has this share. */
function answer(label: number, share: number): Float32Array {
  return Float32Array.from({ length: 10 }, (_, at) => (at === label ? share : (1 - share) / 9));
}

function said({ page }: PageWorld, label: number, share: number, trainedSteps: number): string {
  page.drawing.setState({ prediction: { probabilities: answer(label, share), trainedSteps, milliseconds: 1 } });
  return rendered(page, createElement(PredictionStatus)).words;
}

test('a network that was never trained guesses, whatever its numbers are', async () => {
  expect(said(await openPage(), 3, 0.9, 0)).toMatch(/has not been trained yet/);
});

test('what it reads is said with its share; where the share is small, that it is not sure', async () => {
  const world = await openPage();
  expect(said(world, 3, 0.97, 100)).toBe('I read: class 3 (97%)');
  expect(said(world, 3, 0.3, 100)).toBe('Not sure. Perhaps: class 3 (30%)');
});

test('an empty drawing is no digit', async () => {
  const world = await openPage();
  world.page.drawing.getState().clear();
  expect(rendered(world.page, createElement(PredictionStatus)).words).toBe('Nothing is drawn yet.');
});
