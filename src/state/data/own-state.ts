/** The user's own sets: which there are, the one that is open, every edit of it, and whether the browser keeps them. */
import type { StateCreator } from 'zustand';
import { tidyName } from '../../domain/data/class-names';
import type { OwnId } from '../../domain/data/datasets';
import * as own from '../../domain/data/own-set';
import { OwnFileError, type OwnFileErrorCode } from '../../domain/data/own-set-error';
import type { NewPicture, OwnSet, OwnSetHead, PictureForm } from '../../domain/data/own-set';
import { OwnSetKeeper, type OwnStorageProblem } from './own-keeper';
import type { Locks } from './own-lock';
import { OpenOwnSet } from './own-open';
import type { OwnSetStore } from './own-store';

export interface OwnSetsState {
  /** All sets, the oldest first. */
  readonly heads: readonly OwnSetHead[];
  /** The set that is in memory with its pictures. */
  readonly open: OwnSet | null;
  readonly canUndo: boolean;
  /** Another tab has the set open, and only there it can be changed. */
  readonly isElsewhere: boolean;
  readonly problem: OwnStorageProblem | null;
  /** Reads which sets there are; never rejects. */
  readonly begin: () => Promise<void>;
  /** Brings a set into memory; null when there is no such set. */
  readonly load: (id: OwnId) => Promise<OwnSet | null>;
  /** A set whose classes are still to be named. */
  readonly create: (name: string, form: PictureForm, classNames: readonly string[]) => OwnId;
  readonly rename: (name: string) => void;
  readonly setForm: (form: PictureForm) => void;
  readonly addClass: (name: string) => void;
  /** Adds a class in the place of one that is still to be named and empty, but not of these. */
  readonly placeClass: (name: string, kept: ReadonlySet<string>) => void;
  readonly renameClass: (id: string, name: string) => void;
  readonly deleteClass: (id: string) => void;
  readonly addPictures: (pictures: readonly NewPicture[]) => void;
  readonly movePictures: (ids: ReadonlySet<string>, classId: string) => void;
  readonly deletePictures: (ids: ReadonlySet<string>) => void;
  /** Takes the last edit of the open set back. */
  readonly undo: () => void;
  readonly deleteSet: (id: OwnId) => Promise<void>;
  /** A set as it is, open or not; null when there is no such set. */
  readonly find: (id: OwnId) => Promise<OwnSet | null>;
  /** Opens a file as a new set; gives its id, or why it could not be read. */
  readonly importFile: (bytes: Uint8Array) => Promise<{ id: OwnId } | { code: OwnFileErrorCode; detail: string }>;
}

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
>;

/** Everything that changes the open set, each a pure edit. */
function editsBy(tab: string, edit: (change: (open: OwnSet) => OwnSet) => void): Edits {
  return {
    rename: (name) => edit((open) => (tidyName(name) ? { ...open, name: tidyName(name) } : open)),
    setForm: (form) => edit((open) => ({ ...open, form })),
    addClass: (name) => edit((open) => own.addClass(open, name, tab)),
    placeClass: (name, kept) => edit((open) => own.placeClass(open, name, kept, tab)),
    renameClass: (id, name) => edit((open) => own.renameClass(open, id, name)),
    deleteClass: (id) => edit((open) => own.deleteClass(open, id)),
    addPictures: (pictures) => edit((open) => own.addPictures(open, pictures, tab)),
    movePictures: (ids, classId) => edit((open) => own.movePictures(open, ids, classId)),
    deletePictures: (ids) => edit((open) => own.deletePictures(open, ids)),
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
    const newId = (): OwnId => `own-${newName()}`;
    return {
      ...editsBy(`-${newName()}`, (change) => opened.edit(change)),
      heads: [],
      open: null,
      canUndo: false,
      isElsewhere: false,
      problem: null,
      async begin() {
        const found = await keeper.heads();
        const known = new Set(get().heads.map(({ id }) => id));
        set({ heads: [...found.filter(({ id }) => !known.has(id)), ...get().heads] });
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
