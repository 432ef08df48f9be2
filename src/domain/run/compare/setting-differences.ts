/** What was set otherwise for a training, of that which had an effect. */
import type { TrainingSettings } from '../../training/training';
import { stagesOf, type RunRecord } from '../run-record';
import type { SetValue } from './network-differences';

/** Values one after the other, where a setting was changed while the run trained. */
export interface SettingDifference {
  readonly kind: 'setting';
  /** A setting, or a parameter of the optimizer. */
  readonly name: string;
  readonly from: readonly SetValue[];
  readonly to: readonly SetValue[];
}

const watched = (settings: TrainingSettings): boolean =>
  settings.earlyStopping || settings.reduceLrOnPlateau || settings.restoreBestWeights;

/** Settings that only count while others are on. */
const counts: Readonly<Partial<Record<keyof TrainingSettings, (settings: TrainingSettings) => boolean>>> = {
  labelSmoothing: ({ loss }) => loss === 'categoricalCrossentropy',
  clipAt: ({ clipping }) => clipping !== 'none',
  validationSplit: ({ validation }) => validation === 'split',
  decaySteps: ({ schedule }) => schedule !== 'constant',
  decayRate: ({ schedule }) => schedule === 'exponentialDecay',
  staircase: ({ schedule }) => schedule === 'exponentialDecay',
  alpha: ({ schedule }) => schedule === 'cosineDecay',
  monitor: watched,
  patience: ({ earlyStopping }) => earlyStopping,
  plateauFactor: ({ reduceLrOnPlateau }) => reduceLrOnPlateau,
  plateauPatience: ({ reduceLrOnPlateau }) => reduceLrOnPlateau,
  minLearningRate: ({ reduceLrOnPlateau }) => reduceLrOnPlateau,
};

/** Told by the epochs that were trained; and what only keeps copies changes nothing. */
const untold: readonly string[] = ['epochs', 'checkpointEpochs', 'optimizer'] satisfies (keyof TrainingSettings)[];

/** The settings of a run in the order of their form, each with its values one after the other. */
function settingValues({ stages, epochs }: SetStages): ReadonlyMap<string, readonly SetValue[]> {
  const values = new Map<string, SetValue[]>();
  const add = (name: string, value: SetValue): void => {
    const all = values.get(name) ?? [];
    if (all.at(-1) !== value) values.set(name, [...all, value]);
  };
  add('epochs', epochs);
  for (const settings of stages) {
    add('optimizer', settings.optimizer.kind);
    for (const [name, value] of Object.entries(settings.optimizer.params)) add(name, value);
    for (const [name, value] of Object.entries(settings))
      if (!untold.includes(name) && (counts[name as keyof TrainingSettings]?.(settings) ?? true))
        add(name, value as SetValue);
  }
  return values;
}

interface SetStages {
  readonly stages: readonly TrainingSettings[];
  readonly epochs: number;
}

export function stagesSet(record: Pick<RunRecord, 'settings' | 'rates' | 'later' | 'epochs'>): SetStages {
  return { stages: stagesOf(record).map(({ settings }) => settings), epochs: record.epochs.length };
}

/** The settings in which two trainings differ. A setting that only one of them has, as the parameter of another optimizer, goes without saying. */
export function settingDifferences(before: SetStages, after: SetStages): readonly SettingDifference[] {
  const [old, now] = [settingValues(before), settingValues(after)];
  return [...now].flatMap(([name, to]) => {
    const from = old.get(name);
    return from && from.join() !== to.join() ? [{ kind: 'setting' as const, name, from, to }] : [];
  });
}
