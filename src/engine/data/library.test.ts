import { expect, test } from 'vitest';
import { cornerDataset } from '../inspect/test-support';
import { DataLibrary } from './library';

const nobody = (): void => undefined;
const load = { dataset: 'mnist-10k' } as const;

test('a load that still waits for its turn is called off too; one that is asked for afterwards is not', async () => {
  const library = new DataLibrary(() => 'http://localhost/');
  const [queued, later] = [{ ...load }, { ...load }];
  library.expect(queued);
  library.cancel();
  library.expect(later);
  await expect(library.load(queued, nobody, cornerDataset)).rejects.toMatchObject({ code: 'datasetCancelled' });
  expect(await library.load(later, nobody, cornerDataset)).toBe(cornerDataset);
});
