/** What a training remembers when its device fails and the work is done again. */
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { newLayer } from '../../domain/network/edits';
import { defaultsOf } from '../../domain/layers/fields';
import { defaultOptimizer, settingsFields } from '../../domain/training/training';
import type { BackendReport } from '../../domain/training/backends';
import type { TrainProgress } from '../../domain/run/train-progress';
import { DeviceWatch } from '../backends/device-watch';
import { currentWatch } from '../backends/drivers';
import { startBackend } from '../backends/start';
import { cornerDataset } from '../inspect/test-support';
import { registerReferences } from '../kernels/register-references';
import { buildModel } from '../core/model';
import { registerGradients } from '../ops/gradients';
import { RunHolder } from '../session/run-holder';
import { newRun } from './run';
import { Training } from './training';

vi.mock('../backends/drivers', () => ({ currentWatch: vi.fn() }));
vi.mock('../backends/start', () => ({ startBackend: vi.fn() }));

const network = {
  inputShape: cornerDataset.imageShape,
  layers: [
    newLayer('Flatten', 'a'),
    newLayer('Dense', 'b', { units: cornerDataset.classNames.length, activation: 'softmax' }),
  ],
};
/** Steps too small to improve anything: every epoch after the first halves the rate. */
const settings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('SGD'),
  learningRate: 1e-12,
  batchSize: Math.ceil(cornerDataset.train.count / 2),
  epochs: 4,
  reduceLrOnPlateau: true,
  plateauPatience: 1,
  plateauFactor: 0.5,
};

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
  registerGradients();
});

/** The rates after each epoch of a training whose device fails when `isDue`, and of the copy from its beginning. */
async function trainOnFailing(isDue: (progress: TrainProgress, training: Training) => boolean) {
  let lose!: (words: string) => void;
  vi.mocked(currentWatch).mockReturnValue(new DeviceWatch(new Promise((resolve) => (lose = resolve))));
  vi.mocked(startBackend).mockImplementation(() => {
    vi.mocked(currentWatch).mockReturnValue(null);
    return Promise.resolve({ backend: 'wasm', adapter: '' } as BackendReport);
  });
  const flights = vi.fn();
  const holder = new RunHolder(flights);
  holder.use(newRun(buildModel(network, 1), 1));
  const rates: (number | undefined)[] = [];
  const training: Training = new Training(
    holder,
    { dataset: cornerDataset, settings, paused: false, resume: false },
    (progress) => {
      rates.push(progress.learningRate);
      if (isDue(progress, training)) lose('gone');
    },
  );
  const { outcome } = await training.execute();
  expect(outcome).toBe('done');
  return { last: rates.at(-1), flights: flights.mock.calls.length };
}

test('an epoch that was judged before the device failed is not judged twice: the rate is halved as often as without a failure', async () => {
  const whole = await trainOnFailing(() => false);
  expect(whole).toEqual({ last: settings.learningRate / 8, flights: 0 });
  let hasFailed = false;
  const broken = await trainOnFailing(({ epoch, step }) => {
    if (hasFailed || epoch < 4 || step < 1) return false;
    return (hasFailed = true);
  });
  expect(broken).toEqual({ ...whole, flights: 1 });
});

test('a rate that the user chose before the device failed is the rate of the work that is done again', async () => {
  let hasFailed = false;
  const { last } = await trainOnFailing(({ epoch, step }, training) => {
    if (hasFailed || epoch < 2 || step < 1) return false;
    training.control({ kind: 'setLearningRate', learningRate: 8e-12 });
    return (hasFailed = true);
  });
  expect(last).toBe(1e-12);
});
