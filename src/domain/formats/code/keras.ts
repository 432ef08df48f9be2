/** A script for Keras 3 (any of its backends) that trains the same network. */
import { datasets, isOwn, isPart } from '../../data/datasets';
import type { TrainingSettings } from '../../training/training';
import type { CodeSetup, Stage } from './code-setup';
import { isStack } from '../../network/in-order';
import { flowOf, inputName, taken } from './flow';
import { kerasCallbacks } from './keras-callbacks';
import { kerasLayer, kerasLoss, kerasOptimizer } from './keras-layers';
import { ownDataBody, ownDataImports, partBody } from './python-data';
import { bracket, indent, lines, unless } from './text';
import { augmentationRemark, titleOf } from './wording';

export function kerasCode(setup: CodeSetup, stages: readonly Stage[]): string {
  const { network, settings, dataset } = setup;
  const imports = [
    ...(isOwn(dataset) ? ownDataImports : []),
    ...(settings.checkpointEpochs > 1 ? ['import math'] : []),
  ].sort();
  return `${lines(
    `"""A network for ${titleOf(dataset)}, built in CNN Playground and written for Keras 3."""`,
    '',
    ...imports,
    imports.length > 0 ? '' : null,
    'import keras',
    'import numpy as np',
    'from keras import layers',
    '',
    '',
    loadData(setup),
    '',
    '',
    buildModel(network.inputShape, stages),
    '',
    '',
    loadWeights(stages),
    '',
    '',
    train(settings),
    '',
    '',
    main(settings),
  )}\n`;
}

/** Keras lists the layers of a graph in an order of its own: there weights go by the names of their layers. */
function loadWeights(stages: readonly Stage[]): string {
  return lines(
    'def load_weights(model, path="weights.npz"):',
    '    """Puts weights that were trained in CNN Playground into the model."""',
    ...(isStack(stages)
      ? ['    model.set_weights(list(np.load(path).values()))']
      : [
          '    weights = np.load(path)',
          '    for layer in model.layers:',
          '        own = [name for name in weights.files if name.startswith(f"{layer.name}/")]',
          '        layer.set_weights([weights[name] for name in own])',
        ]),
  );
}

function loadData({ dataset, settings, classes, ownSetName }: CodeSetup): string {
  const read = isOwn(dataset)
    ? ownDataBody(ownSetName)
    : `(x_train, y_train), (x_test, y_test) = keras.datasets.${datasets[dataset].inCode.keras}.load_data()`;
  const oneHot = settings.loss === 'categoricalCrossentropy';
  return lines(
    'def load_data():',
    '    """Pictures (count, 28, 28, 1) with values from 0 to 1, and their labels."""',
    indent(read, 4),
    isPart(dataset) ? indent(partBody, 4) : null,
    '    x_train = x_train[..., np.newaxis].astype("float32") / 255',
    '    x_test = x_test[..., np.newaxis].astype("float32") / 255',
    oneHot ? `    y_train = keras.utils.to_categorical(y_train, ${classes})` : null,
    oneHot ? `    y_test = keras.utils.to_categorical(y_test, ${classes})` : null,
    '    return (x_train, y_train), (x_test, y_test)',
  );
}

function buildModel(inputShape: readonly number[], stages: readonly Stage[]): string {
  return isStack(stages) ? buildStack(inputShape, stages) : buildGraph(inputShape, stages);
}

function buildGraph(inputShape: readonly number[], stages: readonly Stage[]): string {
  return lines(
    'def build_model():',
    `    ${inputName} = keras.Input(shape=(${inputShape.join(', ')}))`,
    ...flowOf(stages, inputName).map((flow) => {
      const [{ stage, gives }, from] = [flow, taken(flow)];
      return indent(`${gives} = ${kerasLayer(stage.spec, 8 + gives.length + from.length)}(${from})`, 4);
    }),
    `    return keras.Model(${inputName}, x)`,
  );
}

function buildStack(inputShape: readonly number[], stages: readonly Stage[]): string {
  return lines(
    'def build_model():',
    '    return keras.Sequential(',
    '        [',
    `            keras.Input(shape=(${inputShape.join(', ')})),`,
    ...stages.map(({ spec }) => `${indent(kerasLayer(spec, 12), 12)},`),
    '        ]',
    '    )',
  );
}

function train(settings: TrainingSettings): string {
  const callbacks = kerasCallbacks(settings);
  const validation = {
    none: [],
    split: [`validation_split=${settings.validationSplit}`],
    test: ['validation_data=(x_test, y_test)'],
  }[settings.validation];
  const batchSize = unless(32, settings.batchSize);
  const fit = bracket(
    'return model.fit(',
    [
      'x_train',
      'y_train',
      ...(batchSize ? [`batch_size=${batchSize}`] : []),
      `epochs=${settings.epochs}`,
      ...validation,
      ...(settings.shuffle ? [] : ['shuffle=False']),
      ...(callbacks ? ['callbacks=callbacks'] : []),
    ],
    ')',
    { taken: 4 },
  );
  const remark = augmentationRemark(settings, '#');
  return lines(
    `def train(model, x_train, y_train${settings.validation === 'test' ? ', x_test, y_test' : ''}):`,
    '    model.compile(',
    `        optimizer=${indent(kerasOptimizer(settings), 8).trimStart()},`,
    `        loss=${kerasLoss(settings)},`,
    '        metrics=["accuracy"],',
    '    )',
    callbacks && indent(callbacks, 4),
    remark && indent(remark, 4),
    indent(fit, 4),
  );
}

function main(settings: TrainingSettings): string {
  const test = settings.validation === 'test' ? ', x_test, y_test' : '';
  return lines(
    'if __name__ == "__main__":',
    `    keras.utils.set_random_seed(${settings.seed})`,
    '    (x_train, y_train), (x_test, y_test) = load_data()',
    '    model = build_model()',
    '    model.summary()',
    '    # load_weights(model)  # goes on from the weights that CNN Playground saved',
    `    train(model, x_train, y_train${test})`,
    '    loss, accuracy = model.evaluate(x_test, y_test, verbose=0)',
    '    print(f"Test loss {loss:.4f}, test accuracy {accuracy:.4f}")',
  );
}
