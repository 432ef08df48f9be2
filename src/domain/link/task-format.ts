/** What a teacher's link holds: a set-up as links hold it, and the task. */
import * as v from 'valibot';
import { defineFormat, readBy, type Schema } from '../formats/saved/define-format';
import { explainViews, lowerTabs } from '../lesson/place';
import { lockIds, taskLimits, type LinkedTask, type Lock, type Task } from '../lesson/task';
import { goalSchema, savedGoal, strokesSchema } from './goal-format';
import { linkFormat, type SharedSetup } from './link-format';
import { writeStrokes } from './stroke-letters';

const unknown = 'unknownName';

/** The version of the link format, and the set-up in it. */
const setup: Schema<SharedSetup> = v.pipe(
  v.tuple([v.pipe(v.number(), v.integer()), v.unknown()]),
  readBy(([version, value]) => linkFormat.read(value, version)),
);
const locks = v.pipe(
  v.array(v.picklist(lockIds, unknown)),
  v.maxLength(lockIds.length),
  v.transform((found): Lock[] => lockIds.filter((lock) => found.includes(lock))),
);
const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)), '');
const view = v.pipe(
  v.tuple([v.picklist(lowerTabs, unknown), v.picklist(explainViews, unknown)]),
  v.transform(([tab, explains]) => ({ tab, explains })),
);

const first = v.pipe(
  v.strictObject(
    {
      /** Set-up. */
      l: setup,
      /** Title and text. */
      t: text(taskLimits.title),
      x: text(taskLimits.text),
      /** Goals and locks. */
      g: v.optional(v.pipe(v.array(goalSchema), v.maxLength(taskLimits.goals)), []),
      k: v.optional(locks, []),
      /** Drawing, open view, whether a file comes beside it. */
      d: v.optional(strokesSchema),
      v: v.optional(view),
      f: v.optional(v.literal(1)),
    },
    unknown,
  ),
  // One's own data set does not travel: there is nothing that could be locked.
  v.check(({ l, k }) => l.dataset !== null || !k.includes('data')),
  v.transform(({ l, t, x, g, k, d, v: seen, f }): Omit<LinkedTask, 'id'> => ({
    setup: l,
    task: { title: t, text: x, goals: g, locks: k, drawing: d ?? null, view: seen ?? null, hasFile: f === 1 },
  })),
);

export const taskFormat = defineFormat<Omit<LinkedTask, 'id'>>('task', [first]);

/** A task as a link holds it, beside the set-up in it. */
export function savedTask({ title, text: asked, goals, locks: locked, drawing, view: seen, hasFile }: Task): object {
  return {
    ...(title !== '' && { t: title }),
    ...(asked !== '' && { x: asked }),
    ...(goals.length > 0 && { g: goals.map(savedGoal) }),
    ...(locked.length > 0 && { k: locked }),
    ...(drawing && { d: writeStrokes(drawing) }),
    ...(seen && { v: [seen.tab, seen.explains] }),
    ...(hasFile && { f: 1 }),
  };
}
