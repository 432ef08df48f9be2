import { describe, expect, test } from 'vitest';
import { codeNetworks } from '../../../../tests/fixtures/code-networks';
import { activations } from '../../layers/activations';
import { layerKinds } from '../../layers/registry';
import { newLayer } from '../../network/edits';
import type { LayerSpec } from '../../network/network';
import { ownFileName } from '../../data/own-set';
import { presetIds, presets } from '../../network/presets';
import { optimizerKinds, optimizerWith, defaultOptimizer, type TrainingSettings } from '../../training/training';
import { codeTargets, type CodeTarget } from '../exporters';
import type { CodeSetup } from './code-setup';
import { generateCode } from './generate';

const { settings } = presets['mnist-first-convnet'];
const softmax = newLayer('Dense', 'out', { units: 10, activation: 'softmax' });

function code(target: CodeTarget, change: Partial<CodeSetup> = {}): string {
  const setup = { ...presets['mnist-first-convnet'], classes: 10, ownSetName: '', ...change };
  return generateCode(target, setup) ?? '';
}
function withLayers(...layers: LayerSpec[]): Partial<CodeSetup> {
  return { network: { inputShape: [28, 28, 1], layers: [...layers, softmax] } };
}
function withSettings(change: Partial<TrainingSettings>): Partial<CodeSetup> {
  return { settings: { ...settings, ...change } };
}

test.each(presetIds)('%s is written for every library, in lines that fit on a page', (id) => {
  for (const target of codeTargets) {
    const text = generateCode(target, { ...presets[id], classes: 10, ownSetName: '' }) ?? '';
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(112);
  }
});

test('the networks that are run elsewhere hold every kind of layer and every activation', () => {
  const layers = Object.values(codeNetworks).flatMap((network) => network.layers);
  const kinds = new Set(layers.map(({ kind }) => kind));
  const used = new Set(layers.map(({ params }) => ('activation' in params ? params.activation : null)));
  expect(layerKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  expect(activations.filter((activation) => !used.has(activation))).toEqual([]);
});

test('a network with an error has no code', () => {
  expect(generateCode('keras', { ...presets['mnist-dense'], classes: 7, ownSetName: '' })).toBeNull();
});

describe('Keras', () => {
  test('reads like its own examples: what is usual is not said', () => {
    expect(code('keras')).toContain(`            keras.Input(shape=(28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(128, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
`);
    expect(code('keras')).toContain('optimizer=keras.optimizers.RMSprop(learning_rate=0.001)');
  });
  test('says every option that is not usual', () => {
    const conv = newLayer('Conv2D', 'a', { strides: 2, padding: 'same', useBias: false, l2: 0.01 });
    const pool = newLayer('MaxPooling2D', 'b', { poolSize: 3, strides: 2 });
    const text = code('keras', withLayers(conv, pool, newLayer('Flatten', 'c')));
    expect(text).toContain('strides=2');
    expect(text).toContain('padding="same"');
    expect(text).toContain('use_bias=False');
    expect(text).toContain('kernel_regularizer=keras.regularizers.L2(0.01)');
    expect(text).toContain('layers.MaxPooling2D(3, strides=2)');
  });
});

describe('PyTorch', () => {
  test('puts the weights behind a Flatten into its own order, and only those', () => {
    const text = code('pytorch');
    const inOneLine = text.replaceAll(/\s/g, '');
    expect(inOneLine).toContain('w["dense/kernel"].reshape(3,3,128,10).transpose(3,2,0,1).reshape(10,-1)');
    const direct = withLayers(newLayer('GlobalAveragePooling2D', 'a'));
    expect(code('pytorch', direct)).toContain('"dense.weight": w["dense/kernel"].T');
  });
  test('pads as Keras does: evenly by itself, unevenly by hand', () => {
    const even = newLayer('Conv2D', 'a', { kernelSize: 3, padding: 'same' });
    // 28 to 14 with a kernel of 3 and strides of 2 needs one more column, on the right.
    const uneven = newLayer('Conv2D', 'b', { kernelSize: 3, strides: 2, padding: 'same' });
    const text = code('pytorch', withLayers(even, uneven, newLayer('Flatten', 'c')));
    expect(text).toContain('self.conv2d = nn.Conv2d(1, 32, 3, padding=1)');
    expect(text).toContain('x = F.pad(x, (0, 1, 0, 1))');
  });
  test('leaves the last softmax to its loss', () => {
    expect(code('pytorch')).toContain('x = self.dense(x)\n        return x');
  });
});

describe('TensorFlow.js', () => {
  test('begins with Keras’s weights rather than its own', () => {
    const kernels = code('tfjs').match(/kernelInitializer: 'glorotUniform'/g);
    expect(kernels).toHaveLength(4);
  });
  test('says where it has no such optimizer', () => {
    expect(code('tfjs', withSettings({ optimizer: defaultOptimizer('AdamW') }))).toContain('has no AdamW');
  });
});

describe('frozen layers', () => {
  const layers = [
    newLayer('Conv2D', 'a', { trainable: false, l2: 0.01 }),
    newLayer('BatchNormalization', 'b', { trainable: false }),
    newLayer('SeparableConv2D', 'c', { trainable: false }),
    newLayer('Flatten', 'd'),
  ];
  const decay = withSettings({ optimizer: optimizerWith('SGD', { weightDecay: 0.1 }) });
  test('Keras is told so', () => {
    expect(code('keras', withLayers(...layers))).toContain('layers.BatchNormalization(trainable=False)');
    expect(code('keras')).not.toContain('trainable');
  });
  test('PyTorch keeps their weights, leaves them out of penalty and decay, and a normalisation in use', () => {
    const text = code('pytorch', { ...withLayers(...layers), ...decay });
    expect(text).toContain('self.separable_conv2d_pointwise.requires_grad_(False)');
    expect(text).toContain('        super().train(mode)\n        self.batch_normalization.eval()\n        return self');
    expect(text).toContain('if weight.requires_grad:');
    expect(text).not.toContain('penalty');
    expect(code('pytorch', decay)).not.toMatch(/requires_grad|def train\(self/);
  });
  test('TensorFlow.js, whose own would move its averages, gets one that does not', () => {
    const text = code('tfjs', withLayers(...layers));
    expect(text).toContain('frozenNormalization({ trainable: false })');
    expect(text).not.toContain('egularizer');
    expect(code('tfjs')).not.toMatch(/frozen|trainable/);
  });
});

describe('in every library', () => {
  test.each(codeTargets)('%s: every optimizer, with its learning rate', (target) => {
    for (const kind of optimizerKinds)
      expect(code(target, withSettings({ optimizer: defaultOptimizer(kind), learningRate: 0.0123 }))).toContain(
        '0.0123',
      );
  });
  test.each(codeTargets)('%s: augmentation is named where it is left out', (target) => {
    expect(code(target)).not.toContain('left out here');
    const text = code(target, withSettings({ augmentShift: 2, augmentRotate: 10 }));
    expect(text).toContain('(shifted by 2 pixels, turned by 10 degrees at most)');
  });
  test.each(codeTargets)('%s: the data are the full set, the part, or one’s own', (target) => {
    expect(code(target, { dataset: 'mnist' })).not.toContain('8000');
    expect(code(target, { dataset: 'mnist-10k' })).toContain('8000');
    expect(code(target, { dataset: 'fashion' })).toMatch(/fashion/i);
    expect(code(target, { dataset: 'own-1' })).toMatch(/my-pictures.cnnset.zip|unpack the zip/);
    expect(code(target, { dataset: 'own-1', ownSetName: 'Pets "2"' })).toContain(ownFileName('Pets "2"'));
    expect(ownFileName('Pets "2"')).toBe('pets-2.cnnset.zip');
  });
});
