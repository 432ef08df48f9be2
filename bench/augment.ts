/**
 * What augmentation costs beside a training step: `npx tsx bench/augment.ts` (build the kernels first: `npm run build:wasm`). Times the pictures of a batch of 64 and a step of the
 * default network on WebAssembly, one thread, in Node; prints processor time and the share. Augmentation shall take less than a tenth of the step.
 */
import { dispose } from '@tensorflow/tfjs-core';
import { augmenterOf } from '../src/domain/training/augment';
import { augmentFields, type Augmentation } from '../src/domain/training/augmentation';
import { defaultsOf } from '../src/domain/layers/fields';
import { presets } from '../src/domain/network/presets';
import { epochOrder, gatherBatch, whole, type BatchAugmentation } from '../src/engine/data/batches';
import { buildModel } from '../src/engine/core/model';
import { Optimizer } from '../src/engine/core/optimizer';
import { trainStep } from '../src/engine/training/train-step';
import { startInNode } from '../tests/fixtures/golden/backends';
import { processorTime } from './driver/statistics';

const shape = [28, 28, 1] as const;
const count = 4096;
const batch = 64;
const { network, settings } = presets['mnist-first-convnet'];

const images = Uint8Array.from({ length: count * 784 }, (_, index) => (index * 2654435761) >>> 24);
const portion = whole({ images, labels: Uint8Array.from({ length: count }, (_, index) => index % 10), count });
const order = epochOrder(count, true, 1, 0);
const affine = { ...defaultsOf(augmentFields), augmentShift: 2, augmentRotate: 10, augmentZoom: 0.1, augmentShear: 5 };

/** The least processor time of one call in several rounds, in milliseconds: other programs count for little. */
function milliseconds(work: (call: number) => void, calls: number): number {
  for (let call = 0; call < calls; call++) work(call);
  const rounds = Array.from({ length: 5 }, () => {
    const before = processorTime();
    for (let call = 0; call < calls; call++) work(call);
    return (processorTime() - before) / calls;
  });
  return Math.min(...rounds);
}

function gathering(augmentation: Augmentation): number {
  const augment = augmenterOf(augmentation, shape);
  return milliseconds((call) => {
    const from = (call * batch) % count;
    const changes: BatchAugmentation | null = augment && { augment, key: call };
    const { images: pictures, labels } = gatherBatch(portion, order.subarray(from, from + batch), shape, changes);
    dispose([pictures, labels]);
  }, 50);
}

await startInNode('wasm');
const model = buildModel(network, 1);
const optimizer = new Optimizer(settings.optimizer, model.trainable);
const first = gatherBatch(portion, order.subarray(0, batch), shape);
const step = milliseconds((call) => trainStep(model, optimizer, first, settings.learningRate, call).dispose(), 4);
const plain = gathering(defaultsOf(augmentFields));
for (const [name, augmentation] of Object.entries({ affine, 'affine and noise': { ...affine, augmentNoise: 0.1 } })) {
  const extra = gathering(augmentation) - plain;
  console.log(
    `${name}: ${extra.toFixed(2)} ms more a batch, ${((100 * extra) / step).toFixed(1)} % of a step of ${step.toFixed(1)} ms`,
  );
}
