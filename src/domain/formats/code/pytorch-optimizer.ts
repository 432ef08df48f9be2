/**
 * Optimizers and schedules in PyTorch's words, with Keras's constants. They compute the same but for RMSprop and Adagrad, where Keras adds epsilon under the
 * root and PyTorch beside it, which tiny gradients notice.
 */
import { optimizerEpsilon, type TrainingSettings } from '../../training/training';
import { indent, lines, pythonCall, unless } from './text';

type Named = Readonly<Record<string, string | number | undefined>>;

export function torchOptimizer({ optimizer, learningRate }: TrainingSettings): string {
  const call = (name: string, named: Named) =>
    pythonCall(`torch.optim.${name}`, ['model.parameters()'], { lr: learningRate, ...named }, 16);
  switch (optimizer.kind) {
    case 'SGD': {
      const { momentum, nesterov } = optimizer.params;
      // Without momentum there is nothing to look ahead with, and PyTorch refuses it.
      return call('SGD', { momentum: unless(0, momentum), nesterov: nesterov && momentum > 0 ? 'True' : undefined });
    }
    case 'RMSprop': {
      const { rho, momentum } = optimizer.params;
      return call('RMSprop', { alpha: rho, eps: optimizerEpsilon, momentum: unless(0, momentum) });
    }
    case 'Adam':
      return call('Adam', { betas: betas(optimizer.params), eps: optimizerEpsilon });
    case 'AdamW':
      return call('AdamW', {
        betas: betas(optimizer.params),
        eps: optimizerEpsilon,
        weight_decay: optimizer.params.weightDecay,
      });
    case 'Adadelta':
      return call('Adadelta', { rho: optimizer.params.rho, eps: optimizerEpsilon });
    case 'Adagrad':
      return call('Adagrad', {
        initial_accumulator_value: optimizer.params.initialAccumulatorValue,
        eps: optimizerEpsilon,
      });
    case 'Nadam':
      return call('NAdam', { betas: betas(optimizer.params), eps: optimizerEpsilon, momentum_decay: 1 });
  }
}

function betas({ beta1, beta2 }: { readonly beta1: number; readonly beta2: number }): string | undefined {
  return beta1 === 0.9 && beta2 === 0.999 ? undefined : `(${beta1}, ${beta2})`;
}

/**
 * What Keras does between the gradients and the step: it makes long ones shorter, and takes a share of every weight away. The weight decay of PyTorch's optimizers is part
 * of the gradient instead, but for AdamW's own.
 */
export function beforeStep({ optimizer, clipping, clipAt }: TrainingSettings, someAreFrozen: boolean): string | null {
  const { weightDecay } = optimizer.params;
  const decays = optimizer.kind !== 'AdamW' && weightDecay > 0;
  if (clipping === 'none' && !decays) return null;
  return lines(
    {
      none: null,
      clipnorm: eachWeight(`torch.nn.utils.clip_grad_norm_(weight, ${clipAt})`),
      clipvalue: `torch.nn.utils.clip_grad_value_(model.parameters(), ${clipAt})`,
      global_clipnorm: `torch.nn.utils.clip_grad_norm_(model.parameters(), ${clipAt})`,
    }[clipping],
    decays ? 'with torch.no_grad():' : null,
    decays
      ? indent(eachWeight(`weight.mul_(1 - optimizer.param_groups[0]["lr"] * ${weightDecay})`, someAreFrozen), 4)
      : null,
  );
}

function eachWeight(line: string, onlyTrained = false): string {
  const change = onlyTrained ? lines('if weight.requires_grad:', indent(line, 4)) : line;
  return lines('for weight in model.parameters():', indent(change, 4));
}

/** A scheduler that is asked after every batch; null for a rate that stays. */
export function torchSchedule(settings: TrainingSettings): string | null {
  const { schedule, decaySteps, decayRate, staircase, alpha } = settings;
  switch (schedule) {
    case 'constant':
      return null;
    case 'exponentialDecay':
      return lambda(`${decayRate} ** (step ${staircase ? '//' : '/'} ${decaySteps})`);
    case 'cosineDecay': {
      const cosine = `0.5 * (1 + math.cos(math.pi * min(1, step / ${decaySteps})))`;
      return lambda(alpha === 0 ? cosine : `${alpha} + (1 - ${alpha}) * ${cosine}`);
    }
  }
}

function lambda(factor: string): string {
  return pythonCall('torch.optim.lr_scheduler.LambdaLR', ['optimizer', `lambda step: ${factor}`], {}, 16);
}
