import { createStore } from 'zustand/vanilla';
import { expect, it } from 'vitest';
import { presets } from '../../domain/network/presets';
import { networkInput } from '../../domain/network/in-order';
import { pictureOf } from '../late/picture';
import type { Page } from '../page';
import { lightIn } from './picture';

/** A page of which only the network counts. */
function pageWith(id: keyof typeof presets): Page {
  return { network: createStore(() => ({ network: presets[id].network })) } as unknown as Page;
}
const first = (page: Page) => page.network.getState().network.layers[0]?.id ?? '';

it('lights the same number once, and puts it out for the pointer that has lit it', () => {
  const page = pageWith('mnist-first-convnet');
  const picture = pictureOf(page);
  expect(pictureOf(page)).toBe(picture);
  const cell = { layerId: first(page), row: 3, column: 4, channel: 0 };
  picture.getState().point(cell, 'mouse');
  const { light } = picture.getState();
  picture.getState().point({ ...cell }, 'mouse');
  expect(picture.getState().light).toBe(light);
  expect([cell.layerId, networkInput].map((id) => lightIn(light, id)?.as)).toEqual(['own', 'source']);
  picture.getState().leave('keys');
  expect(picture.getState().light).toBe(light);
  picture.getState().leave('mouse');
  expect(picture.getState().light).toBeNull();
});

it('goes out when the network is edited, and for a number that is not there', () => {
  const page = pageWith('mnist-first-convnet');
  const picture = pictureOf(page);
  const cell = { layerId: first(page), row: 3, column: 4, channel: 0 };
  picture.getState().point(cell, 'mouse');
  page.network.setState({ network: presets['mnist-softmax'].network });
  expect(picture.getState().light).toBeNull();
  picture.getState().point({ ...cell, row: 99 }, 'mouse');
  expect(picture.getState().light).toBeNull();
});
