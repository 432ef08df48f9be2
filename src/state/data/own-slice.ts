/** The slice of the user's own sets: edits are pure, the open set and the keeper do the rest. */
import type { StateCreator } from 'zustand/vanilla';
import { tidyName } from '../../domain/data/class-names';
import { ownId } from '../../domain/data/datasets';
import * as own from '../../domain/data/own-set';
import type { OwnSet } from '../../domain/data/own-set';
import { OwnFileError } from '../../domain/data/own-set-error';
import { OwnSetKeeper } from './own-keeper';
import type { Locks } from './own-lock';
import { OpenOwnSet } from './own-open';
import type { OwnSetsState } from './own-state';
import type { OwnSetStore } from './own-store';

type Edits = Pick<
  OwnSetsState,
  | 'rename'
  | 'setForm'
  | 'addClass'
  | 'placeClass'
  | 'renameClass'
  | 'deleteClass'
  | 'addPictures'
  | 'movePictures'
  | 'deletePictures'
  | 'edit'
>;

/** Everything that changes the open set, each a pure edit. */
function editsBy(tab: string, edit: (change: (open: OwnSet) => OwnSet) => void): Edits {
  return {
    rename: (name) => edit((open) => (tidyName(name) ? { ...open, name: tidyName(name) } : open)),
    setForm: (form) => edit((open) => ({ ...open, form })),
    addClass: (name) => edit((open) => own.addClass(open, name, tab)),
    placeClass: (name, kept, mark = tab) => edit((open) => own.placeClass(open, name, kept, mark)),
    renameClass: (id, name) => edit((open) => own.renameClass(open, id, name)),
    deleteClass: (id) => edit((open) => own.deleteClass(open, id)),
    addPictures: (pictures, mark = tab) => edit((open) => own.addPictures(open, pictures, mark)),
    movePictures: (ids, classId) => edit((open) => own.movePictures(open, ids, classId)),
    deletePictures: (ids) => edit((open) => own.deletePictures(open, ids)),
    edit,
  };
}

/** The code that reads and writes files is loaded when it is first needed. */
const files = () => import('../../domain/data/own-set-file');

/**
 * @param newName gives a text that nothing else has, in any tab; new sets and what this tab adds to them are told apart by it
 * @param locks by which tabs know of each other
 */
export function createOwnSetsState(
  store: OwnSetStore,
  newName: () => string,
  locks?: Locks,
): StateCreator<OwnSetsState> {
  return (set, get) => {
    const keeper = new OwnSetKeeper(store, (problem) => set({ problem }));
    const opened = new OpenOwnSet(keeper, set, get, locks);
    const newId = () => ownId(newName());
    return {
      ...editsBy(`-${newName()}`, (change) => opened.edit(change)),
      heads: [],
      newer: 0,
      open: null,
      canUndo: false,
      isElsewhere: false,
      problem: null,
      report: (problem) => set({ problem }),
      async begin() {
        const { read, newer } = await keeper.heads();
        const known = new Set(get().heads.map(({ id }) => id));
        set({ newer, heads: [...read.filter(({ id }) => !known.has(id)), ...get().heads] });
      },
      load: (id) => opened.load(id),
      async find(id) {
        const { open } = get();
        return open?.id === id ? open : keeper.load(id);
      },
      create: (name, form, classNames) =>
        opened.create(own.withPlaceholders(own.newOwnSet(newId(), name, form, classNames))),
      undo: () => opened.undo(),
      deleteSet: (id) => opened.delete(id),
      async importFile(bytes) {
        const { readOwnFile } = await files();
        try {
          return { id: opened.create(readOwnFile(bytes, newId())) };
        } catch (error) {
          if (error instanceof OwnFileError) return { code: error.code, detail: error.detail };
          throw error;
        }
      },
    };
  };
}
