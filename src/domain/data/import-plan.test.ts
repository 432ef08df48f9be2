import { expect, it } from 'vitest';
import { planImport, type ImportPlan } from './import-plan';
import type { FolderHints } from './class-folders';

/** The plan for pictures in the folders of two pupils, and a note beside them. */
function planOf(names: readonly string[], hints?: FolderHints): ImportPlan<{ readonly type: string }> {
  const pictures = ['anna', 'ben'].flatMap((pupil) => names.map((name) => `work/${pupil}/${name}/1.png`));
  const brought = pictures.map((path) => ({ path, file: { type: 'image/png' } }));
  return planImport([...brought, { path: 'work/notes/read/me/1.txt', file: { type: 'text/plain' } }], hints);
}
const classesOf = ({ pictures }: ImportPlan<unknown>) => pictures.map(({ className }) => className);
const pupils = ['anna', 'anna', 'ben', 'ben', 'notes'];

it('takes the labels in the folders of pupils for the classes, and says which folders are none', () => {
  const plan = planOf(['3', '7']);
  expect(classesOf(plan)).toEqual(['3', '3', '7', '7', 'read']);
  expect(plan.report.notes).toEqual([{ code: 'above', names: ['anna', 'ben'] }]);
  expect(plan.other).toEqual({ level: 1, names: ['anna', 'ben'] });
});

it('knows the classes of the set', () => {
  expect(classesOf(planOf(['cat', 'dog']))).toEqual(pupils);
  expect(classesOf(planOf(['cat', 'dog'], { known: ['cat', 'dog'] }))).toEqual(['cat', 'cat', 'dog', 'dog', 'read']);
});

it('takes the folders of the level that was chosen', () => {
  const plan = planOf(['3', '7'], { level: 1 });
  expect(classesOf(plan)).toEqual(pupils);
  expect(plan.report.notes).toEqual([{ code: 'below', names: ['3', '7'] }]);
  expect(plan.other).toEqual({ level: 2, names: ['3', '7'] });
});
