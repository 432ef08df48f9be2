/** The training loop in PyTorch: what Keras's fit() does, spelled out. */
import { isFrozen } from '../../layers/layer-definition';
import { isGreaterBetter, monitorOf } from '../../training/callbacks';
import { smoothingOf, type TrainingSettings } from '../../training/training';
import type { Stage } from './code-setup';
import { beforeStep, torchOptimizer, torchSchedule } from './pytorch-optimizer';
import { indent, lines, pythonCall, unless } from './text';
import { augmentationRemark } from './wording';

export function hasPenalty(stages: readonly Stage[]): boolean {
  return stages.some(
    ({ spec }) => 'l2' in spec.params && !isFrozen(spec.params) && spec.params.l1 + spec.params.l2 > 0,
  );
}

/** What regularizers add to the loss: l1 * sum(|kernel|) + l2 * sum(kernel^2), of kernels that are trained. */
export function penaltyCode(stages: readonly Stage[]): string | null {
  const terms = stages.flatMap(({ spec, name }) => {
    if (!('l2' in spec.params) || isFrozen(spec.params)) return [];
    const { l1, l2 } = spec.params;
    const kernels = spec.kind === 'SeparableConv2D' ? [`${name}_depthwise`, `${name}_pointwise`] : [name];
    return kernels.flatMap((kernel) => [
      ...(l1 > 0 ? [`${l1} * model.${kernel}.weight.abs().sum(),`] : []),
      ...(l2 > 0 ? [`${l2} * model.${kernel}.weight.square().sum(),`] : []),
    ]);
  });
  if (terms.length === 0) return null;
  return lines(
    'def penalty(model):',
    '    """What the regularizers add to the loss."""',
    '    return sum(',
    '        [',
    ...terms.map((term) => `            ${term}`),
    '        ]',
    '    )',
  );
}

/** The argument of PyTorch's cross-entropy; empty without smoothing. */
function smoothing(settings: TrainingSettings): string {
  const share = smoothingOf(settings);
  return share > 0 ? `, label_smoothing=${share}` : '';
}

export function evaluateCode(settings: TrainingSettings, stages: readonly Stage[]): string {
  const penalty = hasPenalty(stages) ? ' + penalty(model).item()' : '';
  return `@torch.no_grad()
def evaluate(model, x, y):
    """Mean loss and accuracy."""
    model.eval()
    loss, correct = 0.0, 0
    for pictures, labels in zip(x.split(256), y.split(256)):
        logits = model(pictures)
        loss += F.cross_entropy(logits, labels, reduction="sum"${smoothing(settings)}).item()
        correct += (logits.argmax(dim=1) == labels).sum().item()
    return loss / len(x)${penalty}, correct / len(x)`;
}

function watches(settings: TrainingSettings): boolean {
  return settings.earlyStopping || settings.restoreBestWeights;
}

export function trainCode(settings: TrainingSettings, stages: readonly Stage[]): string {
  const { validation, validationSplit, epochs, restoreBestWeights } = settings;
  const schedule = torchSchedule(settings);
  const remark = augmentationRemark(settings, '#');
  return lines(
    `def train(model, x_train, y_train${validation === 'test' ? ', x_val, y_val' : ''}):`,
    validation === 'split' ? indent(splitCode(validationSplit), 4) : null,
    `    optimizer = ${indent(torchOptimizer(settings), 4).trimStart()}`,
    schedule && `    scheduler = ${indent(schedule, 4).trimStart()}`,
    plateauCode(settings),
    watches(settings) ? '    best, wait, best_weights = math.inf, 0, None' : null,
    remark && indent(remark, 4),
    `    for epoch in range(1, ${epochs} + 1):`,
    indent(epochCode(settings, stages, schedule !== null), 8),
    indent(afterEpochCode(settings), 8),
    restoreBestWeights ? '    model.load_state_dict(best_weights)' : null,
  );
}

/** All batches of an epoch. */
function epochCode(settings: TrainingSettings, stages: readonly Stage[], isScheduled: boolean): string {
  const { shuffle, batchSize } = settings;
  const penalty = hasPenalty(stages);
  const someAreFrozen = stages.some(({ spec }) => isFrozen(spec.params));
  const between = beforeStep(settings, someAreFrozen);
  return lines(
    'model.train()',
    'loss_sum, correct = 0.0, 0',
    `order = ${shuffle ? 'torch.randperm' : 'torch.arange'}(len(x_train), device=x_train.device)`,
    `for batch in order.split(${batchSize}):`,
    '    logits = model(x_train[batch])',
    `    loss = F.cross_entropy(logits, y_train[batch]${smoothing(settings)})${penalty ? ' + penalty(model)' : ''}`,
    '    optimizer.zero_grad()',
    '    loss.backward()',
    between && indent(between, 4),
    '    optimizer.step()',
    isScheduled ? '    scheduler.step()' : null,
    '    loss_sum += loss.item() * len(batch)',
    '    correct += (logits.argmax(dim=1) == y_train[batch]).sum().item()',
    'loss, accuracy = loss_sum / len(x_train), correct / len(x_train)',
  );
}

/** What is measured and decided after an epoch. */
function afterEpochCode(settings: TrainingSettings): string {
  const { validation, reduceLrOnPlateau, schedule, checkpointEpochs } = settings;
  const validates = validation !== 'none';
  return lines(
    'text = f"Epoch {epoch}: loss {loss:.4f}, accuracy {accuracy:.4f}"',
    validates ? 'val_loss, val_accuracy = evaluate(model, x_val, y_val)' : null,
    validates ? 'text += f", val_loss {val_loss:.4f}, val_accuracy {val_accuracy:.4f}"' : null,
    'print(text)',
    reduceLrOnPlateau && schedule === 'constant' ? `plateau.step(${monitorOf(settings)})` : null,
    checkpointEpochs > 0 ? checkpointCode(checkpointEpochs) : null,
    watches(settings) ? watchCode(settings) : null,
  );
}

function splitCode(share: number): string {
  return lines(
    '# The end of the pictures validates, as in Keras.',
    `count = int(len(x_train) * (1 - ${share}))`,
    'x_val, y_val = x_train[count:], y_train[count:]',
    'x_train, y_train = x_train[:count], y_train[:count]',
  );
}

function plateauCode(settings: TrainingSettings): string | null {
  const { reduceLrOnPlateau, schedule, plateauFactor, plateauPatience, minLearningRate } = settings;
  if (!reduceLrOnPlateau) return null;
  if (schedule !== 'constant') return '    # ReduceLROnPlateau is left out: it does not go together with a schedule.';
  const call = pythonCall(
    'torch.optim.lr_scheduler.ReduceLROnPlateau',
    ['optimizer'],
    {
      mode: isGreaterBetter(monitorOf(settings)) ? '"max"' : undefined,
      factor: plateauFactor,
      // PyTorch counts the epochs that it lets pass, Keras the one at which it acts.
      patience: Math.max(plateauPatience - 1, 0),
      threshold: 0.0001,
      threshold_mode: '"abs"',
      min_lr: unless(0, minLearningRate),
    },
    14,
  );
  return `    plateau = ${indent(call, 4).trimStart()}`;
}

function checkpointCode(every: number): string {
  const save = 'torch.save(model.state_dict(), f"epoch-{epoch:03d}.pt")';
  return every === 1 ? save : lines(`if epoch % ${every} == 0:`, `    ${save}`);
}

function watchCode(settings: TrainingSettings): string {
  const monitor = monitorOf(settings);
  const stop = settings.earlyStopping
    ? lines('else:', '    wait += 1', `    if wait >= ${Math.max(settings.patience, 1)}:`, '        break')
    : null;
  return lines(
    `badness = ${isGreaterBetter(monitor) ? '-' : ''}${monitor}`,
    'if badness < best:',
    '    best, wait, best_weights = badness, 0, copy.deepcopy(model.state_dict())',
    stop,
  );
}
