/** Early stopping, learning rates that fall and saved weights, as callbacks of Keras. */
import { monitorOf } from '../../training/callbacks';
import type { TrainingSettings } from '../../training/training';
import { indent, lines, pythonCall, quoted, unless } from './text';

/** The statements before `fit` that make the list `callbacks`; null when there are none. */
export function kerasCallbacks(settings: TrainingSettings): string | null {
  const calls = [earlyStopping(settings), plateau(settings), checkpoints(settings)].filter((call) => call !== null);
  if (calls.length === 0) return null;
  return lines('callbacks = [', ...calls.map((call) => indent(call.startsWith('#') ? call : `${call},`, 4)), ']');
}

function earlyStopping(settings: TrainingSettings): string | null {
  if (!settings.earlyStopping && !settings.restoreBestWeights) return null;
  const { epochs, patience, restoreBestWeights } = settings;
  const restore = restoreBestWeights ? 'True' : undefined;
  const named = { monitor: monitor(settings), restore_best_weights: restore };
  if (settings.earlyStopping)
    return pythonCall('keras.callbacks.EarlyStopping', [], { patience: unless(0, patience), ...named }, 8);
  // Only the weights are wanted: it never becomes impatient.
  return pythonCall('keras.callbacks.EarlyStopping', [], { patience: epochs, ...named }, 8);
}

function plateau(settings: TrainingSettings): string | null {
  const { reduceLrOnPlateau, schedule, plateauFactor, plateauPatience, minLearningRate } = settings;
  if (!reduceLrOnPlateau) return null;
  // Keras refuses to change the rate of a schedule.
  if (schedule !== 'constant') return '# ReduceLROnPlateau is left out: Keras does not join it with a schedule';
  return pythonCall(
    'keras.callbacks.ReduceLROnPlateau',
    [],
    {
      monitor: monitor(settings),
      factor: unless(0.1, plateauFactor),
      patience: unless(10, plateauPatience),
      min_lr: unless(0, minLearningRate),
    },
    8,
  );
}

function checkpoints({ checkpointEpochs, batchSize, validation, validationSplit }: TrainingSettings): string | null {
  if (checkpointEpochs === 0) return null;
  const images = validation === 'split' ? `int(len(x_train) * (1 - ${validationSplit}))` : 'len(x_train)';
  const everyFew = `${checkpointEpochs} * math.ceil(${images} / ${batchSize})`;
  return pythonCall(
    'keras.callbacks.ModelCheckpoint',
    ['"epoch-{epoch:03d}.weights.h5"'],
    { save_weights_only: 'True', save_freq: checkpointEpochs === 1 ? undefined : everyFew },
    8,
  );
}

function monitor(settings: TrainingSettings): string | undefined {
  return quoted(unless('val_loss', monitorOf(settings)));
}
