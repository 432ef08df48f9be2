/** The user's own sets: which there are, the one that is open, every edit of it, and whether the browser keeps them. */
import type { StateCreator } from 'zustand';
import type { OwnId } from '../domain/datasets';
import * as own from '../domain/own-set';
import type { OwnFileErrorCode } from '../domain/own-set-file';
import type { NewPicture, OwnSet, OwnSetHead, PictureForm } from '../domain/own-set';
import { OwnSetKeeper, type OwnStorageProblem } from './data-own-keeper';
import type { OwnSetStore } from './data-own-store';

export interface OwnSetsState {
  /** All sets, the oldest first. */
  readonly heads: readonly OwnSetHead[];
  /** The set that is in memory with its pictures. */
  readonly open: OwnSet | null;
  readonly canUndo: boolean;
  readonly problem: OwnStorageProblem | null;
  /** Reads which sets there are; never rejects. */
  readonly begin: () => Promise<void>;
  /** Brings a set into memory; null when there is no such set. */
  readonly load: (id: OwnId) => Promise<OwnSet | null>;
  readonly create: (name: string, form: PictureForm, classNames: readonly string[]) => OwnId;
  readonly rename: (name: string) => void;
  readonly setForm: (form: PictureForm) => void;
  readonly addClass: (name: string) => void;
  readonly renameClass: (id: string, name: string) => void;
  readonly deleteClass: (id: string) => void;
  readonly addPictures: (pictures: readonly NewPicture[]) => void;
  readonly movePictures: (ids: ReadonlySet<string>, classId: string) => void;
  readonly deletePictures: (ids: ReadonlySet<string>) => void;
  /** Takes the last edit of the open set back. */
  readonly undo: () => void;
  readonly deleteSet: (id: OwnId) => Promise<void>;
  /** The open set as one file. */
  readonly exportFile: () => Promise<Uint8Array | null>;
  /** Opens a file as a new set; gives its id, or why it could not be read. */
  readonly importFile: (bytes: Uint8Array) => Promise<{ id: OwnId } | { code: OwnFileErrorCode; detail: string }>;
}

/** How many edits can be undone. They share their pictures. */
const longestHistory = 100;

type Edits = Pick<
  OwnSetsState,
  'rename' | 'setForm' | 'addClass' | 'renameClass' | 'deleteClass' | 'addPictures' | 'movePictures' | 'deletePictures'
>;

/** Everything that changes the open set, each a pure edit. */
function editsBy(edit: (change: (open: OwnSet) => OwnSet) => void): Edits {
  return {
    rename: (name) => edit((open) => (own.tidyName(name) ? { ...open, name: own.tidyName(name) } : open)),
    setForm: (form) => edit((open) => ({ ...open, form })),
    addClass: (name) => edit((open) => own.addClass(open, name)),
    renameClass: (id, name) => edit((open) => own.renameClass(open, id, name)),
    deleteClass: (id) => edit((open) => own.deleteClass(open, id)),
    addPictures: (pictures) => edit((open) => own.addPictures(open, pictures)),
    movePictures: (ids, classId) => edit((open) => own.movePictures(open, ids, classId)),
    deletePictures: (ids) => edit((open) => own.deletePictures(open, ids)),
  };
}

/** With the head of a set as it is now, in its place or behind the others. */
function withHead(heads: readonly OwnSetHead[], { pictures: _, ...head }: OwnSet): readonly OwnSetHead[] {
  const isKnown = heads.some(({ id }) => id === head.id);
  return isKnown ? heads.map((each) => (each.id === head.id ? head : each)) : [...heads, head];
}

/** The code that reads and writes files is loaded when it is first needed. */
const files = () => import('../domain/own-set-file');

/** @param now the clock in milliseconds, from which new sets get their ids */
export function createOwnSetsState(store: OwnSetStore, now: () => number): StateCreator<OwnSetsState> {
  return (set, get) => {
    const keeper = new OwnSetKeeper(store, (problem) => set({ problem }));
    let past: readonly OwnSet[] = [];
    const newId = (): OwnId => `own-${now().toString(36)}`;

    function show(next: OwnSet): void {
      set({ open: next, canUndo: past.length > 0, heads: withHead(get().heads, next) });
      keeper.keep(next);
    }
    function edit(change: (open: OwnSet) => OwnSet): void {
      const before = get().open;
      const after = before && change(before);
      if (!before || !after || after === before) return;
      past = [...past.slice(1 - longestHistory), before];
      show(after);
    }
    /** Opens a set; what was done to another one is not to be undone here. */
    function openSet(next: OwnSet): void {
      past = [];
      show(next);
    }

    return {
      ...editsBy(edit),
      heads: [],
      open: null,
      canUndo: false,
      problem: null,
      async begin() {
        const found = await keeper.heads();
        const known = new Set(get().heads.map(({ id }) => id));
        set({ heads: [...found.filter(({ id }) => !known.has(id)), ...get().heads] });
      },
      async load(id) {
        const { open } = get();
        if (open?.id === id) return open;
        const found = await keeper.load(id);
        if (found) openSet(found);
        return found;
      },
      create(name, form, classNames) {
        const created = own.newOwnSet(newId(), name, form, classNames);
        openSet(created);
        return created.id;
      },
      undo() {
        const before = past.at(-1);
        past = past.slice(0, -1);
        if (before) show(before);
      },
      async deleteSet(id) {
        const isOpen = get().open?.id === id;
        if (isOpen) past = [];
        const heads = get().heads.filter((each) => each.id !== id);
        set({ heads, ...(isOpen && { open: null, canUndo: false }) });
        await keeper.delete(id);
      },
      async exportFile() {
        const { open } = get();
        return open && (await files()).writeOwnFile(open);
      },
      async importFile(bytes) {
        const { readOwnFile, OwnFileError } = await files();
        try {
          const read = readOwnFile(bytes, newId());
          openSet(read);
          return { id: read.id };
        } catch (error) {
          if (error instanceof OwnFileError) return { code: error.code, detail: error.detail };
          throw error;
        }
      },
    };
  };
}
