import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { useArrivals } from './data-arrivals';

it('a folder that is dropped is told from files, and the page goes on', async () => {
  const unreadable = Object.assign(new File([], 'folder'), {
    arrayBuffer: () => Promise.reject(new DOMException('a directory', 'NotReadableError')),
  });
  await useArrivals.getState().take([unreadable]);
  expect(useArrivals.getState()).toMatchObject({ isReading: false, ownFileError: 'unreadable' });
  useArrivals.getState().dismiss();
  expect(useArrivals.getState().ownFileError).toBeNull();
});
