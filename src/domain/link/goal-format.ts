/** Goals as a link holds them: each kind with what it asks for. A kind, or a part of one, that the page does not know is named, never guessed. */
import * as v from 'valibot';
import { readBy, type Reading, type Schema } from '../formats/saved/define-format';
import { layerKinds } from '../layers/registry';
import type { GivenDrawing, Goal, GoalKind } from '../lesson/goal';
import { countLimits } from '../lesson/task-draft';
import { taskLimits } from '../lesson/task';
import { longestStrokes, readStrokes, writeStrokes } from './stroke-letters';

const unknown = 'unknownName';
const count = (most: number, least = 1) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const label = count(99, 0);
const layer = v.object({ layer: v.picklist(layerKinds, unknown) });
const nothing = v.object({});

export const strokesSchema = v.pipe(
  v.string(),
  v.maxLength(longestStrokes),
  v.transform(readStrokes),
  v.check((strokes) => strokes !== null),
  v.transform((strokes) => strokes ?? []),
);
const drawings = v.pipe(
  v.array(v.tuple([label, strokesSchema])),
  v.minLength(1),
  v.maxLength(taskLimits.drawings),
  v.transform((all) => all.map(([shown, strokes]): GivenDrawing => ({ label: shown, strokes }))),
);

type Asked<K extends GoalKind> = Omit<Extract<Goal, { kind: K }>, 'kind'>;

const schemas: { readonly [K in Exclude<GoalKind, 'all'>]: Schema<Asked<K>> } = {
  drawn: nothing,
  opened: layer,
  reads: v.object({ label }),
  readsAll: v.object({ drawings }),
  trained: v.object({ epochs: count(1000) }),
  accuracy: v.object({ atLeast: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  parameters: v.object({ atMost: count(countLimits.max) }),
  has: layer,
  lacks: layer,
  batchSize: v.object({ is: count(100_000) }),
  augments: nothing,
  overfits: nothing,
  runs: v.object({ atLeast: count(1000) }),
  filtersOff: v.object({ atLeast: count(10_000) }),
  noisy: nothing,
  learnsNothing: nothing,
};
const all = v.object({ of: v.pipe(v.array(v.lazy(() => simple)), v.minLength(2), v.maxLength(taskLimits.goals)) });

const named = v.looseObject({ kind: v.string() });
const simple: Schema<Goal> = v.pipe(named, readBy(readSimple));
/** Goals of several parts hold no others of such. */
export const goalSchema: Schema<Goal> = v.pipe(
  named,
  readBy((goal) => (goal.kind === 'all' ? read('all', all, goal) : readSimple(goal))),
);

function readSimple(goal: v.InferOutput<typeof named>): Reading<Goal> {
  const found = Object.entries(schemas).find(([kind]) => kind === goal.kind);
  return found ? read(goal.kind, found[1], goal) : { ok: false, code: unknown, path: 'kind' };
}

function read(
  kind: string,
  schema: Schema<object>,
  { kind: _, ...asked }: Readonly<Record<string, unknown>>,
): Reading<Goal> {
  const result = v.safeParse(schema, asked);
  if (!result.success) {
    const [issue] = result.issues;
    return { ok: false, code: issue.message === unknown ? unknown : 'wrongContents', path: v.getDotPath(issue) ?? '' };
  }
  const more = Object.keys(asked).find((name) => !Object.hasOwn(result.output, name));
  if (more !== undefined) return { ok: false, code: unknown, path: more };
  // The schema of this kind gives what this kind asks for.
  return { ok: true, value: { kind, ...result.output } as Goal };
}

/** A goal as `goalSchema` reads it. */
export function savedGoal(goal: Goal): object {
  if (goal.kind === 'all') return { ...goal, of: goal.of.map(savedGoal) };
  if (goal.kind !== 'readsAll') return goal;
  return { ...goal, drawings: goal.drawings.map(({ label: shown, strokes }) => [shown, writeStrokes(strokes)]) };
}
