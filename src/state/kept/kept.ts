/** What is kept on this device can be looked at, taken away in a file, and removed, a kind at a time. Loaded when it is asked for. */
import { fullIds } from '../../domain/data/datasets';
import type { Page } from '../page';
import { keysIn } from '../storage/small-storage';
import { kindOfKey, prefix, type KeptKind } from './kept-storage';

type Removable = Exclude<KeptKind, 'work'>;

/** The work on the page is what the page shows: a new learner begins without it. */
export const isRemovable = (kind: KeptKind): kind is Removable => kind !== 'work';

const removals: Readonly<Record<Removable, (page: Page) => unknown>> = {
  /** The run that is trained here goes on. */
  runs({ runs }) {
    const { runs: all, heldId, discard } = runs.getState();
    return Promise.all(all.filter(({ id }) => id !== heldId).map(({ id }) => discard(id)));
  },
  ownSets({ ownSets }) {
    const { heads, deleteSet } = ownSets.getState();
    return Promise.all(heads.map(({ id }) => deleteSet(id)));
  },
  drawings: async ({ teach }) => (await teach()).getState().forgetAll(),
  lessons({ lesson, local }) {
    lesson.getState().forget();
    for (const key of keysIn(local, prefix)) if (kindOfKey(key) === 'lessons') local?.removeItem(key);
  },
  datasets: ({ data }) => Promise.all(fullIds.map((id) => data.getState().forget(id))),
};

export async function removeKept(page: Page, kind: Removable): Promise<void> {
  await removals[kind](page);
}
