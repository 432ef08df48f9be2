import { describe, expect, test } from 'vitest';
import { isAllowed } from '../layers/fields';
import { parseNetwork, parseSettings } from './parse';
import { defaultPresetId, presetIds, presets, type PresetId } from './presets';
import { readNetwork } from './read-network';
import { formatShape } from './shape';
import { totalLines } from './summary';
import { settingsFields } from '../training/training';

/** Every layer of every preset: kind, output shape, parameters. */
const tables: Readonly<Record<PresetId, readonly string[]>> = {
  'mnist-softmax': ['Flatten (None, 784) 0', 'Dense (None, 10) 7850'],
  'mnist-dense': ['Flatten (None, 784) 0', 'Dense (None, 512) 401920', 'Dense (None, 10) 5130'],
  'mnist-first-convnet': [
    'Conv2D (None, 26, 26, 32) 320',
    'MaxPooling2D (None, 13, 13, 32) 0',
    'Conv2D (None, 11, 11, 64) 18496',
    'MaxPooling2D (None, 5, 5, 64) 0',
    'Conv2D (None, 3, 3, 128) 73856',
    'Flatten (None, 1152) 0',
    'Dense (None, 10) 11530',
  ],
  'mnist-cnn-dense64': [
    'Conv2D (None, 26, 26, 32) 320',
    'MaxPooling2D (None, 13, 13, 32) 0',
    'Conv2D (None, 11, 11, 64) 18496',
    'MaxPooling2D (None, 5, 5, 64) 0',
    'Conv2D (None, 3, 3, 64) 36928',
    'Flatten (None, 576) 0',
    'Dense (None, 64) 36928',
    'Dense (None, 10) 650',
  ],
  'mnist-dropout-adadelta': [
    'Conv2D (None, 26, 26, 32) 320',
    'Conv2D (None, 24, 24, 64) 18496',
    'MaxPooling2D (None, 12, 12, 64) 0',
    'Dropout (None, 12, 12, 64) 0',
    'Flatten (None, 9216) 0',
    'Dense (None, 128) 1179776',
    'Dropout (None, 128) 0',
    'Dense (None, 10) 1290',
  ],
  'fashion-dense': ['Flatten (None, 784) 0', 'Dense (None, 128) 100480', 'Dense (None, 10) 1290'],
  'fashion-cnn': [
    'Conv2D (None, 28, 28, 32) 320',
    'MaxPooling2D (None, 14, 14, 32) 0',
    'Conv2D (None, 14, 14, 64) 18496',
    'MaxPooling2D (None, 7, 7, 64) 0',
    'Flatten (None, 3136) 0',
    'Dense (None, 128) 401536',
    'Dense (None, 10) 1290',
  ],
  'mnist-residual': [
    'Conv2D (None, 28, 28, 32) 320',
    'MaxPooling2D (None, 14, 14, 32) 0',
    'Conv2D (None, 14, 14, 32) 9248',
    'Conv2D (None, 14, 14, 32) 9248',
    'Add (None, 14, 14, 32) 0',
    'Activation (None, 14, 14, 32) 0',
    'Conv2D (None, 7, 7, 64) 18496',
    'Conv2D (None, 7, 7, 64) 36928',
    'Conv2D (None, 7, 7, 64) 2112',
    'Add (None, 7, 7, 64) 0',
    'Activation (None, 7, 7, 64) 0',
    'MaxPooling2D (None, 3, 3, 64) 0',
    'Flatten (None, 576) 0',
    'Dense (None, 10) 5770',
  ],
  'fashion-inception': [
    'Conv2D (None, 28, 28, 32) 320',
    'MaxPooling2D (None, 14, 14, 32) 0',
    'Conv2D (None, 14, 14, 32) 1056',
    'Conv2D (None, 14, 14, 32) 1056',
    'Conv2D (None, 14, 14, 48) 13872',
    'Conv2D (None, 14, 14, 16) 528',
    'Conv2D (None, 14, 14, 16) 6416',
    'MaxPooling2D (None, 14, 14, 32) 0',
    'Conv2D (None, 14, 14, 32) 1056',
    'Concatenate (None, 14, 14, 128) 0',
    'MaxPooling2D (None, 7, 7, 128) 0',
    'Dropout (None, 7, 7, 128) 0',
    'Flatten (None, 6272) 0',
    'Dense (None, 10) 62730',
  ],
};

/** Totals, and how each is trained: optimizer, learning rate, batch size, epochs, validation. */
const rest: Readonly<Record<PresetId, readonly unknown[]>> = {
  'mnist-softmax': ['Total params: 7,850 (30.66 KB)', 'SGD', 0.1, 64, 5, 'none'],
  'mnist-dense': ['Total params: 407,050 (1.55 MB)', 'RMSprop', 0.001, 128, 5, 'none'],
  'mnist-first-convnet': ['Total params: 104,202 (407.04 KB)', 'RMSprop', 0.001, 64, 5, 'none'],
  'mnist-cnn-dense64': ['Total params: 93,322 (364.54 KB)', 'Adam', 0.001, 32, 5, 'none'],
  'mnist-dropout-adadelta': ['Total params: 1,199,882 (4.58 MB)', 'Adadelta', 1, 128, 12, 'test'],
  'fashion-dense': ['Total params: 101,770 (397.54 KB)', 'Adam', 0.001, 32, 5, 'none'],
  'fashion-cnn': ['Total params: 421,642 (1.61 MB)', 'Adam', 0.001, 32, 10, 'split'],
  'mnist-residual': ['Total params: 82,122 (320.79 KB)', 'Adam', 0.001, 64, 5, 'none'],
  'fashion-inception': ['Total params: 87,034 (339.98 KB)', 'Adam', 0.001, 64, 10, 'split'],
};

describe.each(presetIds)('preset %s', (id) => {
  const { network, settings, dataset } = presets[id];
  const reading = readNetwork(network);

  test('has its layers', () => {
    const rows = reading.layers.map(
      (layer) => `${layer.kind} ${formatShape(layer.output ?? [])} ${layer.parameters?.trainable}`,
    );
    expect(rows).toEqual(tables[id]);
    expect(reading.classes).toBe(10);
  });

  test('is counted and trained as it should be', () => {
    const { optimizer, learningRate, batchSize, epochs, validation } = settings;
    const [total] = totalLines(reading);
    expect([total, optimizer.kind, learningRate, batchSize, epochs, validation]).toEqual(rest[id]);
    expect(dataset).toBe(id.startsWith('fashion') ? 'fashion-10k' : 'mnist-10k');
    expect(presets[id].id).toBe(id);
  });

  test('has hidden layers with relu and softmax at the end', () => {
    const activations = network.layers.flatMap((layer) =>
      'activation' in layer.params ? [layer.params.activation] : [],
    );
    // What is added is cut off by relu only once it is added.
    const isAdded = network.layers.some(({ kind }) => kind === 'Add');
    const allowed = isAdded ? ['relu', 'linear'] : ['relu'];
    expect(activations.slice(0, -1).filter((each) => !allowed.includes(each))).toEqual([]);
    expect(activations.at(-1)).toBe('softmax');
  });

  test('keeps within all limits and survives being sent around', () => {
    for (const [name, field] of Object.entries(settingsFields)) {
      expect(isAllowed(field, settings[name as keyof typeof settingsFields]), name).toBe(true);
    }
    expect(parseNetwork(JSON.parse(JSON.stringify(network)))).toEqual({ ok: true, value: network });
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ ok: true, value: settings });
  });
});

test('dropout rates and the loss of the Adadelta tutorial', () => {
  const { network, settings } = presets['mnist-dropout-adadelta'];
  const rates = network.layers.flatMap((layer) => (layer.kind === 'Dropout' ? [layer.params.rate] : []));
  expect(rates).toEqual([0.25, 0.5]);
  expect(settings.loss).toBe('categoricalCrossentropy');
});

test('the page opens with the first convnet, which the menu offers first', () => {
  expect(defaultPresetId).toBe('mnist-first-convnet');
  expect(presetIds[0]).toBe(defaultPresetId);
});
