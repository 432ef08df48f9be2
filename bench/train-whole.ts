/** Whole runs of the product's own worker through the product's own client. */
import type { BackendName } from '../src/domain/training/backends';
import { datasets } from '../src/domain/data/datasets';
import type { LabelledImages, OwnSetData } from '../src/domain/data/own-set';
import type { EpochMetrics } from '../src/domain/training/metrics';
import { createEngineClient } from '../src/engine-client/spawn';
import type { Engine } from '../src/engine-client/api';
import type { EngineClient } from '../src/engine-client/engine-client';
import type { TrainProgress } from '../src/domain/run/train-progress';
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
    classNames: datasets[dataset].classNames,
    train: await part('train', count),
    test: await part('test', count / 4),
  };
}

interface Running {
  readonly engine: EngineClient;
  /** Where it went on when it had to leave its backend. */
  readonly flights: string[];
}

/** One worker for each backend: what it has compiled, the next run need not. */
const running = new Map<BackendName, Running>();

async function start(backend: BackendName, images: number | null): Promise<Running> {
  const flights: string[] = [];
  const engine = createEngineClient({
    onSpawn: () => undefined,
    onFlight: (report) => flights.push(`went on on ${report.backend}`),
  });
  const report = await engine.call('start', { backend, baseUrl: document.baseURI });
  if (report.backend !== backend) throw new Error(report.rejected.map(({ detail }) => detail).join('; '));
  await engine.call('loadDataset', { dataset });
  if (images !== null) await engine.call('loadOwnSet', await firstImages(engine, images));
  return { engine, flights };
}

/** Trains to the end and tests. A run that had to leave its backend counts as failed: what it left is what was asked about. */
export async function trainWhole({ backend, network, settings, images }: WholeRun): Promise<WholeRunResult> {
  const epochs: EpochMetrics[] = [];
  const begin = performance.now();
  try {
    const { engine, flights } = running.get(backend) ?? (await start(backend, images));
    running.set(backend, { engine, flights });
    const train = { network, settings, continue: false, paused: false };
    const onProgress = ({ finished }: TrainProgress): void => void epochs.push(...finished);
    await engine.call('train', train, { onProgress });
    const { accuracy } = await engine.call('evaluate', { split: 'test' });
    if (flights.length > 0) throw new Error(flights.join('; '));
    return { epochs, testAccuracy: accuracy, seconds: (performance.now() - begin) / 1000 };
  } catch (error) {
    // The next run gets a worker that nothing happened to.
    running.get(backend)?.engine.restart();
    running.delete(backend);
    return { error: String(error) };
  }
}

/** Ends the workers, which would otherwise keep the GPU's memory. */
export function endWholeRuns(): void {
  for (const { engine } of running.values()) engine.restart();
  running.clear();
}
