/** The user's own sets: which there are, the one that is open, every edit of it, and whether the browser keeps them. */
import type { StateCreator } from 'zustand';
import type { OwnId } from '../domain/datasets';
import * as own from '../domain/own-set';
import type { OwnFileErrorCode } from '../domain/own-set-file';
import type { NewPicture, OwnSet, OwnSetHead, PictureForm } from '../domain/own-set';
import type { OwnSetStore } from './data-own-store';

/** Why nothing is kept: no room, or the browser forbids it. */
export type OwnStorageProblem = 'full' | 'forbidden';

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

/** @param now the clock in milliseconds, from which new sets get their ids */
export function createOwnSetsState(store: OwnSetStore, now: () => number): StateCreator<OwnSetsState> {
  return (set, get) => {
    let past: readonly OwnSet[] = [];
    /** Sets seen since the page was opened: where nothing can be stored, they are all there is. */
    const inMemory = new Map<OwnId, OwnSet>();
    /** What the store holds of them, once the writes under way are done. */
    const stored = new Map<OwnId, OwnSet>();
    let writing: Promise<void> = Promise.resolve();

    function write(work: () => Promise<void>): Promise<void> {
      writing = writing.then(work).then(
        () => set({ problem: null }),
        (error: unknown) => set({ problem: problemOf(error) }),
      );
      return writing;
    }
    /** Writes the newest state of a set; a failed write is made good by the next one. */
    function save(id: OwnId): void {
      void write(async () => {
        const after = inMemory.get(id);
        const before = stored.get(id) ?? null;
        if (!after || after === before) return;
        await store.save(before, after);
        stored.set(id, after);
      });
    }
    function show(next: OwnSet): void {
      const { pictures: _, ...head } = next;
      const heads = get().heads;
      inMemory.set(next.id, next);
      const isKnown = heads.some(({ id }) => id === head.id);
      set({
        open: next,
        canUndo: past.length > 0,
        heads: isKnown ? heads.map((each) => (each.id === head.id ? head : each)) : [...heads, head],
      });
      save(next.id);
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
      heads: [],
      open: null,
      canUndo: false,
      problem: null,
      async begin() {
        await write(async () => {
          const found = await store.heads();
          const known = new Set(get().heads.map(({ id }) => id));
          set({ heads: [...found.filter(({ id }) => !known.has(id)), ...get().heads] });
        });
      },
      async load(id) {
        const { open } = get();
        if (open?.id === id) return open;
        try {
          const found = inMemory.get(id) ?? (await store.load(id));
          if (!found) return null;
          if (!inMemory.has(id)) stored.set(id, found);
          openSet(found);
          return found;
        } catch (error) {
          set({ problem: problemOf(error) });
          return null;
        }
      },
      create(name, form, classNames) {
        const id: OwnId = `own-${now().toString(36)}`;
        openSet(own.newOwnSet(id, name, form, classNames));
        return id;
      },
      rename: (name) => edit((open) => (own.tidyName(name) ? { ...open, name: own.tidyName(name) } : open)),
      setForm: (form) => edit((open) => ({ ...open, form })),
      addClass: (name) => edit((open) => own.addClass(open, name)),
      renameClass: (id, name) => edit((open) => own.renameClass(open, id, name)),
      deleteClass: (id) => edit((open) => own.deleteClass(open, id)),
      addPictures: (pictures) => edit((open) => own.addPictures(open, pictures)),
      movePictures: (ids, classId) => edit((open) => own.movePictures(open, ids, classId)),
      deletePictures: (ids) => edit((open) => own.deletePictures(open, ids)),
      undo() {
        const before = past.at(-1);
        past = past.slice(0, -1);
        if (before) show(before);
      },
      async deleteSet(id) {
        const isOpen = get().open?.id === id;
        if (isOpen) past = [];
        set({
          heads: get().heads.filter((each) => each.id !== id),
          ...(isOpen && { open: null, canUndo: false }),
        });
        inMemory.delete(id);
        await write(async () => {
          await store.delete(id);
          stored.delete(id);
        });
      },
      async exportFile() {
        const { open } = get();
        if (!open) return null;
        const { writeOwnFile } = await import('../domain/own-set-file');
        return writeOwnFile(open);
      },
      async importFile(bytes) {
        const { readOwnFile, OwnFileError } = await import('../domain/own-set-file');
        try {
          const read = readOwnFile(bytes, `own-${now().toString(36)}`);
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

function problemOf(error: unknown): OwnStorageProblem {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
}
