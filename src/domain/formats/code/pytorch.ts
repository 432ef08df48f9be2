/** A script for PyTorch that trains the same network: same layers, same initial weights, same optimizer, same order of things. */
import { datasets, isOwn, isPart, type BuiltInId } from '../../data/datasets';
import { isFrozen } from '../../layers/layer-definition';
import type { CodeSetup, Stage } from './code-setup';
import { ownDataBody, ownDataImports, partBody } from './python-data';
import { flowOf, inputName } from './flow';
import { averagePoolHelper, torchLayer, type TorchLayer } from './pytorch-layers';
import { evaluateCode, penaltyCode, trainCode } from './pytorch-training';
import { stateEntries } from './pytorch-weights';
import { indent, lines } from './text';
import { titleOf } from './wording';

export function pytorchCode({ settings, dataset, ownSetName }: CodeSetup, stages: readonly Stage[]): string {
  const penalty = penaltyCode(stages);
  const parts = [
    loadData(dataset, ownSetName),
    networkClass(stages),
    loadWeights(stages),
    penalty,
    evaluateCode(settings, stages),
    trainCode(settings, stages),
    main(settings.seed, settings.validation === 'test'),
  ].filter((part) => part !== null);
  const helper = parts.some((part) => part.includes('avg_pool_same(')) ? [averagePoolHelper] : [];
  const body = [...helper, ...parts].join('\n\n\n');
  const imports = [
    ...(isOwn(dataset) ? ownDataImports : []),
    ...(body.includes('copy.') ? ['import copy'] : []),
    ...(body.includes('math.') ? ['import math'] : []),
  ].sort();
  return `${lines(
    `"""A network for ${titleOf(dataset)}, built in CNN Playground and written for PyTorch."""`,
    '',
    ...imports,
    imports.length > 0 ? '' : null,
    'import numpy as np',
    'import torch',
    'import torch.nn.functional as F',
    'from torch import nn',
    isOwn(dataset) ? null : 'from torchvision import datasets',
    '',
    '',
    body,
  )}\n`;
}

function loadData(dataset: CodeSetup['dataset'], ownSetName: string): string {
  return lines(
    'def load_data(device):',
    '    """Pictures (count, 1, 28, 28) with values from 0 to 1, and their labels."""',
    indent(isOwn(dataset) ? ownDataBody(ownSetName) : builtInBody(dataset), 4),
    isPart(dataset) ? indent(partBody, 4) : null,
    '    pictures = [torch.tensor(x[:, None] / 255, dtype=torch.float32) for x in (x_train, x_test)]',
    '    labels = [torch.tensor(y, dtype=torch.long) for y in (y_train, y_test)]',
    '    return [each.to(device) for each in (pictures[0], labels[0], pictures[1], labels[1])]',
  );
}

function builtInBody(dataset: BuiltInId): string {
  const name = datasets[dataset].inCode.torchvision;
  return lines(
    `train = datasets.${name}("data", train=True, download=True)`,
    `test = datasets.${name}("data", train=False, download=True)`,
    'x_train, y_train = train.data.numpy(), train.targets.numpy()',
    'x_test, y_test = test.data.numpy(), test.targets.numpy()',
  );
}

function networkClass(stages: readonly Stage[]): string {
  const flow = flowOf(stages, 'x');
  const layers = flow.map((each) => torchLayer(each, stages));
  const takesInputAgain = flow.some(({ takes }) => takes.includes(inputName));
  const modules = layers.flatMap((layer) => layer.modules);
  const starts = modules.flatMap(({ start }) => start ?? []);
  return lines(
    'class Network(nn.Module):',
    '    def __init__(self):',
    '        super().__init__()',
    ...modules.map(({ name, code }) => indent(`self.${name} = ${code}`, 8)),
    '        # Keras begins with these weights, PyTorch with others.',
    '        for module in self.modules():',
    `            if isinstance(module, (${kernelClasses(modules)})):`,
    '                nn.init.xavier_uniform_(module.weight)',
    '                if module.bias is not None:',
    '                    nn.init.zeros_(module.bias)',
    ...starts.map((start) => indent(start, 8)),
    ...frozenCode(layers),
    '',
    ...trainMode(stages),
    '    def forward(self, x):',
    '        """Logits; their softmax are the probabilities of the classes."""',
    takesInputAgain ? `        ${inputName} = x` : null,
    ...layers.flatMap(({ forward }) => forward.map((line) => indent(line, 8))),
    '        return x',
  );
}

function frozenCode(layers: readonly TorchLayer[]): string[] {
  const names = layers.flatMap(({ isFrozen, modules }) => (isFrozen ? modules.map(({ name }) => name) : []));
  if (names.length === 0) return [];
  const remark = '        # Frozen: training leaves these weights as they are.';
  return [remark, ...names.map((name) => `        self.${name}.requires_grad_(False)`)];
}

/** Without gradients alone, PyTorch's would still normalise by the batch and move its averages. */
function trainMode(stages: readonly Stage[]): string[] {
  const names = stages.flatMap(({ spec, name }) =>
    spec.kind === 'BatchNormalization' && isFrozen(spec.params) ? [name] : [],
  );
  if (names.length === 0) return [];
  return [
    '    def train(self, mode=True):',
    '        """As in Keras, a frozen BatchNormalization goes by its averages, and leaves them, in training too."""',
    '        super().train(mode)',
    ...names.map((name) => `        self.${name}.eval()`),
    '        return self',
    '',
  ];
}

/** Modules with a kernel; the rarer one is named where it is there. */
function kernelClasses(modules: readonly { readonly code: string }[]): string {
  const hasTransposed = modules.some(({ code }) => code.startsWith('nn.ConvTranspose2d('));
  return ['nn.Conv2d', ...(hasTransposed ? ['nn.ConvTranspose2d'] : []), 'nn.Linear'].join(', ');
}

function loadWeights(stages: readonly Stage[]): string {
  return lines(
    'def load_weights(model, path="weights.npz"):',
    '    """Puts weights that were trained in CNN Playground into the model.',
    '',
    '    They are laid out as Keras does it: kernels as (height, width, in, out), and what comes out of a',
    '    Flatten as (height, width, channels). PyTorch wants (out, in, height, width) and channels first.',
    '    """',
    '    w = np.load(path)',
    '    weights = {',
    ...stateEntries(stages).map(([name, expression]) => entry(name, expression)),
    '    }',
    '    weights = {name: torch.tensor(np.ascontiguousarray(values)) for name, values in weights.items()}',
    '    model.load_state_dict({**model.state_dict(), **weights})',
  );
}

/** One line of the dictionary; long expressions are broken before their last step. */
function entry(name: string, expression: string): string {
  const line = `        "${name}": ${expression},`;
  if (line.length <= 100) return line;
  const steps = expression.split(/(?=\.(?:reshape|transpose|ravel)\()/);
  return lines(
    `        "${name}": (`,
    `            ${steps[0] ?? ''}`,
    ...steps.slice(1).map((step) => `            ${step}`),
    '        ),',
  );
}

function main(seed: number, validatesOnTest: boolean): string {
  return lines(
    'if __name__ == "__main__":',
    `    torch.manual_seed(${seed})`,
    '    device = "cuda" if torch.cuda.is_available() else "cpu"',
    '    x_train, y_train, x_test, y_test = load_data(device)',
    '    model = Network().to(device)',
    '    print(model)',
    '    print(f"Total params: {sum(weight.numel() for weight in model.parameters()):,}")',
    '    # load_weights(model)  # goes on from the weights that CNN Playground saved',
    `    train(model, x_train, y_train${validatesOnTest ? ', x_test, y_test' : ''})`,
    '    loss, accuracy = evaluate(model, x_test, y_test)',
    '    print(f"Test loss {loss:.4f}, test accuracy {accuracy:.4f}")',
  );
}
