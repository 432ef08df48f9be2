import type { Goal, GoalKind } from '../../../domain/lesson/goal';
import { useFormat, type Format } from '../../../i18n/format';
import { classWords } from '../../../i18n/class-words';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';

interface Tongue {
  readonly t: ReturnType<typeof useT>;
  readonly format: Format;
  readonly classes: readonly string[];
}
type Words<K extends GoalKind> = (goal: Extract<Goal, { kind: K }>, tongue: Tongue) => string;

/** What each kind of goal asks for, as an order. */
const words: { readonly [K in GoalKind]: Words<K> } = {
  drawn: (_, { t }) => t('task.goal_drawn'),
  opened: ({ layer }, { t }) => t('task.goal_opened', { layer }),
  reads: ({ label }, { t, classes }) => t('task.goal_reads', { name: classes[label] ?? String(label) }),
  readsAll: ({ drawings }, { t }) => t('task.goal_readsAll', { count: drawings.length }),
  trained: ({ epochs }, { t }) => t('task.goal_trained', { count: epochs }),
  accuracy: ({ atLeast }, { t, format }) =>
    t('task.goal_accuracy', {
      share: format.percent(atLeast, Number.isInteger(Number((atLeast * 100).toFixed(6))) ? 0 : 1),
    }),
  parameters: ({ atMost }, { t, format }) => t('task.goal_parameters', { number: format.number(atMost) }),
  has: ({ layer }, { t }) => t('task.goal_has', { layer }),
  lacks: ({ layer }, { t }) => t('task.goal_lacks', { layer }),
  batchSize: ({ is }, { t, format }) => t('task.goal_batchSize', { number: format.number(is) }),
  augments: (_, { t }) => t('task.goal_augments'),
  overfits: (_, { t }) => t('task.goal_overfits'),
  runs: ({ atLeast }, { t }) => t('task.goal_runs', { count: atLeast }),
  filtersOff: ({ atLeast }, { t }) => t('task.goal_filtersOff', { count: atLeast }),
  noisy: (_, { t }) => t('task.goal_noisy'),
  learnsNothing: (_, { t }) => t('task.goal_learnsNothing'),
  all: ({ of }, tongue) =>
    tongue.t('task.goal_all', { goals: tongue.format.list(of.map((goal) => say(goal, tongue))) }),
};

function say<K extends GoalKind>(goal: Extract<Goal, { kind: K }>, tongue: Tongue): string {
  return (words[goal.kind] as Words<K>)(goal, tongue);
}

/** Says a goal. */
export function useGoalWords(): (goal: Goal) => string {
  const t = useT();
  const format = useFormat();
  const classes = classWords(t, useClassNames());
  return (goal) => say(goal, { t, format, classes });
}
