/** Whole runs of the product's own worker through the product's own client. */
import { classNames } from '../src/domain/dataset-files';
import type { LabelledImages, OwnSetData } from '../src/domain/own-set';
import { createEngineClient } from '../src/engine-client/spawn';
import type { Engine } from '../src/engine-client/api';
import type { EpochMetrics } from '../src/protocol/messages';
import type { WholeRun, WholeRunResult } from './protocol';

const dataset = 'mnist-10k';

/** The first images only, as a set of the user's own; a quarter as many to test with. */
async function firstImages(engine: Engine, count: number): Promise<OwnSetData> {
  const part = async (split: 'train' | 'test', wanted: number): Promise<LabelledImages> => {
    const { images, labels } = await engine.call('samples', { split, label: null, offset: 0, count: wanted });
    return { images, labels };
  };
  return {
    id: 'own-first',
    classNames: classNames[dataset],
    train: await part('train', count),
    test: await part('test', count / 4),
  };
}

/** Trains to the end and tests. A run that had to leave its backend counts as failed: what it left is what was asked about. */
export async function trainWhole({ backend, network, settings, images }: WholeRun): Promise<WholeRunResult> {
  const flights: string[] = [];
  const engine = createEngineClient({
    onSpawn: () => undefined,
    onFlight: (report) => flights.push(`went on on ${report.backend}`),
  });
  const epochs: EpochMetrics[] = [];
  const begin = performance.now();
  try {
    const report = await engine.call('start', { backend, baseUrl: document.baseURI });
    if (report.backend !== backend) return { error: report.rejected.map(({ detail }) => detail).join('; ') };
    await engine.call('loadDataset', { dataset });
    if (images !== null) await engine.call('loadOwnSet', await firstImages(engine, images));
    const train = { network, settings, continue: false, paused: false };
    await engine.call('train', train, ({ finished }) => epochs.push(...finished));
    const { accuracy } = await engine.call('evaluate', { split: 'test' });
    const seconds = (performance.now() - begin) / 1000;
    return flights.length > 0 ? { error: flights.join('; ') } : { epochs, testAccuracy: accuracy, seconds };
  } catch (error) {
    return { error: String(error) };
  } finally {
    engine.restart();
  }
}
