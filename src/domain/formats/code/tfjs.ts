/** A module for TensorFlow.js, in a page or in Node, that trains the same network. */
import { monitorOf } from '../../training/callbacks';
import { dataFileNames } from '../../data/dataset-files';
import { datasets, isOwn, isPart } from '../../data/datasets';
import { ownFileName, testEvery } from '../../data/own-set';
import { smoothingOf, type OptimizerKind, type TrainingSettings } from '../../training/training';
import type { CodeSetup, Stage } from './code-setup';
import { isStack } from '../../network/in-order';
import { type Flow, flowOf, inputName, taken } from './flow';
import { indent, lines } from './text';
import {
  bilinearHelper,
  dilationRemark,
  frozenNormalizationHelper,
  needsBilinear,
  needsFrozenNormalization,
  normalizationRemark,
  tfjsLayer,
  tfjsOptimizer,
} from './tfjs-layers';
import { augmentationRemark, titleOf } from './wording';

export function tfjsCode(setup: CodeSetup, stages: readonly Stage[]): string {
  const { network, settings, dataset, classes, ownSetName } = setup;
  return `${lines(
    `// A network for ${titleOf(dataset)}, built in CNN Playground and written for TensorFlow.js.`,
    "import * as tf from '@tensorflow/tfjs';",
    '',
    isOwn(dataset) ? ownFiles(ownFileName(ownSetName)) : files(datasets[dataset].homes[0]),
    '',
    idxReader,
    '',
    loadData(dataset, settings, classes),
    '',
    ...(network.layers.some(needsBilinear) ? [bilinearHelper, ''] : []),
    ...(network.layers.some(needsFrozenNormalization) ? [frozenNormalizationHelper, ''] : []),
    dilationRemark(network.layers),
    normalizationRemark(network.layers),
    createModel(network.inputShape, stages),
    '',
    train(settings, classes),
    '',
    main(settings),
  )}\n`;
}

function files(home: string): string {
  return lines(
    `const home = '${home}';`,
    'const files = {',
    ...Object.entries(dataFileNames).map(([part, name]) => `  ${part}: home + '${name}',`),
    '};',
  );
}

const ownFiles = (
  file: string,
) => `// Export your pictures in CNN Playground (tab Data), unpack the zip beside this file:
// ${file}
const files = { images: 'images-idx3-ubyte', labels: 'labels-idx1-ubyte' };`;

const idxReader = `/** The values of an IDX file, gzipped or not; its header is 4 bytes and 4 for every dimension. */
async function readIdx(address) {
  let bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  }
  return bytes.subarray(4 + 4 * bytes[3]);
}`;

function loadData(dataset: CodeSetup['dataset'], settings: TrainingSettings, classes: number): string {
  const labels =
    settings.loss === 'categoricalCrossentropy'
      ? `tf.oneHot(tf.tensor1d(labels, 'int32'), ${classes})`
      : 'tf.tensor1d(labels)';
  return lines(
    '/** Pictures as values from 0 to 1, with their labels. */',
    'function tensors(pixels, labels) {',
    '  const images = tf.tidy(() => tf.tensor4d(pixels, [labels.length, 28, 28, 1]).div(255));',
    `  return { images, labels: ${labels} };`,
    '}',
    '',
    'export async function loadData() {',
    indent(isOwn(dataset) ? ownSplit : fullData(isPart(dataset)), 2),
    '}',
  );
}

function fullData(part: boolean): string {
  return lines(
    'const [trainPixels, trainLabels, testPixels, testLabels] = await Promise.all(',
    '  Object.values(files).map(readIdx),',
    ');',
    part ? '// The part that comes with CNN Playground: 8,000 pictures to train on, the next 2,000 to test.' : null,
    part ? 'const size = 28 * 28;' : null,
    'return {',
    part
      ? lines(
          '  train: tensors(trainPixels.subarray(0, 8000 * size), trainLabels.subarray(0, 8000)),',
          '  test: tensors(trainPixels.subarray(8000 * size, 10000 * size), trainLabels.subarray(8000, 10000)),',
        )
      : lines('  train: tensors(trainPixels, trainLabels),', '  test: tensors(testPixels, testLabels),'),
    '};',
  );
}

const ownSplit = `const [pixels, labels] = await Promise.all([readIdx(files.images), readIdx(files.labels)]);
const parts = { train: { pixels: [], labels: [] }, test: { pixels: [], labels: [] } };
const seen = {};
labels.forEach((label, index) => {
  // Every fifth picture of each class is kept back for the test.
  seen[label] = (seen[label] ?? 0) + 1;
  const part = seen[label] % ${testEvery} === 0 ? parts.test : parts.train;
  part.pixels.push(...pixels.subarray(index * 784, (index + 1) * 784));
  part.labels.push(label);
});
return {
  train: tensors(parts.train.pixels, parts.train.labels),
  test: tensors(parts.test.pixels, parts.test.labels),
};`;

function createModel(inputShape: readonly number[], stages: readonly Stage[]): string {
  return isStack(stages) ? createStack(inputShape, stages) : createGraph(inputShape, stages);
}

/** TensorFlow.js does not flatten what is flat already. */
const isIdle = ({ spec, input }: Stage): boolean => spec.kind === 'Flatten' && input.length === 1;

function createGraph(inputShape: readonly number[], stages: readonly Stage[]): string {
  const flow = flowOf(stages, inputName);
  const isTakenAgain = ({ gives }: Flow): boolean => gives !== 'x';
  return lines(
    'export function createModel() {',
    `  const ${inputName} = tf.input({ shape: [${inputShape.join(', ')}] });`,
    `  let x = ${inputName};`,
    ...flow.map((each) => {
      const { stage, gives } = each;
      const from = taken(each);
      const start = `${isTakenAgain(each) ? 'const ' : ''}${gives} = `;
      const layer = tfjsLayer(stage.spec, null, start.length + from.length + 10);
      return indent(isIdle(stage) ? `${start}${from};` : `${start}${layer}.apply(${from});`, 2);
    }),
    `  return tf.model({ inputs: ${inputName}, outputs: x });`,
    '}',
  );
}

function createStack(inputShape: readonly number[], stages: readonly Stage[]): string {
  const kept = stages.filter((stage) => !isIdle(stage));
  return lines(
    'export function createModel() {',
    '  const model = tf.sequential();',
    ...kept.map(({ spec }, index) => {
      const layer = tfjsLayer(spec, index === 0 ? inputShape : null, 13);
      return indent(`model.add(${layer});`, 2);
    }),
    '  return model;',
    '}',
  );
}

/** TensorFlow.js's own loss has no label smoothing. */
function smoothedLoss(smoothing: number, classes: number): string {
  return lines(
    `// Label smoothing: ${smoothing} of each label is spread over all classes.`,
    `const smooth = (labels) => labels.mul(1 - ${smoothing}).add(${smoothing} / ${classes});`,
    'const loss = (labels, predicted) => tf.metrics.categoricalCrossentropy(smooth(labels), predicted).mean();',
  );
}

function train(settings: TrainingSettings, classes: number): string {
  const { validation, validationSplit, shuffle, batchSize, epochs, loss } = settings;
  const smoothing = smoothingOf(settings);
  const { code, remark } = tfjsOptimizer(settings);
  const augmentation = augmentationRemark(settings, '//');
  const callbacks = callbacksCode(settings);
  const validating = {
    none: null,
    split: `validationSplit: ${validationSplit},`,
    test: 'validationData: [test.images, test.labels],',
  }[validation];
  return lines(
    `export async function train(model, pictures${validation === 'test' ? ', test' : ''}) {`,
    remark && indent(remark, 2),
    `  const optimizer = ${code};`,
    smoothing > 0 ? indent(smoothedLoss(smoothing, classes), 2) : null,
    `  model.compile({ optimizer, loss${smoothing > 0 ? '' : `: '${loss}'`}, metrics: ['accuracy'] });`,
    settings.schedule === 'constant' ? null : indent(scheduleCode(settings), 2),
    augmentation && indent(augmentation, 2),
    '  return model.fit(pictures.images, pictures.labels, {',
    `    batchSize: ${batchSize},`,
    `    epochs: ${epochs},`,
    validating && `    ${validating}`,
    `    shuffle: ${shuffle},`,
    `    callbacks: [`,
    indent(callbacks, 6),
    `    ],`,
    '  });',
    '}',
  );
}

/** TensorFlow.js has no schedules: the rate is set before every batch. */
function scheduleCode({ schedule, learningRate, decaySteps, decayRate, staircase, alpha }: TrainingSettings): string {
  const share = staircase ? `Math.floor(step / ${decaySteps})` : `step / ${decaySteps}`;
  const factor =
    schedule === 'exponentialDecay'
      ? `${decayRate} ** (${share})`
      : `${alpha} + (1 - ${alpha}) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, step / ${decaySteps})))`;
  return lines('let step = 0;', `const rate = () => ${learningRate} * (${factor});`);
}

/** Only SGD has a function for it, and, with momentum too, only that one has an effect on it. */
function setRate(kind: OptimizerKind): string {
  return kind === 'SGD' ? 'optimizer.setLearningRate(rate());' : 'optimizer.learningRate = rate();';
}

function callbacksCode(settings: TrainingSettings): string {
  const { schedule, optimizer, earlyStopping, restoreBestWeights, reduceLrOnPlateau, checkpointEpochs } = settings;
  const isScheduled = schedule !== 'constant';
  const leftOut = [
    restoreBestWeights ? 'going back to the best weights' : null,
    reduceLrOnPlateau ? 'a learning rate that falls on a plateau' : null,
    checkpointEpochs > 0 ? 'saving weights while it trains' : null,
  ].filter((part) => part !== null);
  const monitor = monitorOf(settings).replace('accuracy', 'acc');
  return lines(
    'new tf.CustomCallback({',
    '  onEpochEnd: (epoch, logs) => console.log(`Epoch ${epoch + 1}`, logs),',
    isScheduled ? '  onBatchBegin: () => {' : null,
    isScheduled ? `    ${setRate(optimizer.kind)}` : null,
    isScheduled ? '    step += 1;' : null,
    isScheduled ? '  },' : null,
    '}),',
    earlyStopping
      ? `tf.callbacks.earlyStopping({ monitor: '${monitor}', patience: ${Math.max(settings.patience, 1)} }),`
      : null,
    leftOut.length > 0 ? `// Left out here: ${leftOut.join(', ')}.` : null,
  );
}

function main({ seed, validation }: TrainingSettings): string {
  return lines(
    'async function main() {',
    '  const { train: pictures, test } = await loadData();',
    '  const model = createModel();',
    "  // const model = await tf.loadLayersModel('model.json'); // goes on from the model that CNN Playground saved",
    `  // TensorFlow.js cannot be given a seed for a whole training (it was ${seed}): no two trainings are alike.`,
    '  model.summary();',
    `  await train(model, pictures${validation === 'test' ? ', test' : ''});`,
    '  const [loss, accuracy] = model.evaluate(test.images, test.labels);',
    '  console.log(`Test loss ${(await loss.data())[0]}, test accuracy ${(await accuracy.data())[0]}`);',
    '}',
    '',
    'await main();',
  );
}
