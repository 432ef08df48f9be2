/** The user's own sets: which there are, the one that is open, every edit of it, and whether the browser keeps them. */
import type { OwnId } from '../../domain/data/datasets';
import type { OwnFileErrorCode } from '../../domain/data/own-set-error';
import type { NewPicture, OwnSet, OwnSetHead, PictureForm } from '../../domain/data/own-set';
import type { StorageProblem } from '../storage/storage-problem';

export interface OwnSetsState {
  /** All sets, the oldest first. */
  readonly heads: readonly OwnSetHead[];
  /** How many more there are that only a newer version of the page can open. */
  readonly newer: number;
  /** The set that is in memory with its pictures. */
  readonly open: OwnSet | null;
  readonly canUndo: boolean;
  /** Another tab has the set open, and only there it can be changed. */
  readonly isElsewhere: boolean;
  /** Why the newest changes are not kept; what was made stays in memory. */
  readonly problem: StorageProblem | null;
  readonly report: (problem: StorageProblem) => void;
  /** Reads which sets there are; never rejects. */
  readonly begin: () => Promise<void>;
  /** Brings a set into memory; null when there is no such set. */
  readonly load: (id: OwnId) => Promise<OwnSet | null>;
  /** A set whose classes are still to be named. */
  readonly create: (name: string, form: PictureForm, classNames: readonly string[]) => OwnId;
  readonly rename: (name: string) => void;
  readonly setForm: (form: PictureForm) => void;
  readonly addClass: (name: string) => void;
  /** Adds a class in the place of one that is still to be named and empty, but not of these. `mark` ends its id: a text that nothing else has. */
  readonly placeClass: (name: string, kept: ReadonlySet<string>, mark?: string) => void;
  readonly renameClass: (id: string, name: string) => void;
  readonly deleteClass: (id: string) => void;
  /** `mark` ends their ids. */
  readonly addPictures: (pictures: readonly NewPicture[], mark?: string) => void;
  readonly movePictures: (ids: ReadonlySet<string>, classId: string) => void;
  readonly deletePictures: (ids: ReadonlySet<string>) => void;
  /** Any other edit, whose code is loaded when it is needed. */
  readonly edit: (change: (open: OwnSet) => OwnSet) => void;
  /** Takes the last edit of the open set back. */
  readonly undo: () => void;
  readonly deleteSet: (id: OwnId) => Promise<void>;
  /** A set as it is, open or not; null when there is no such set. */
  readonly find: (id: OwnId) => Promise<OwnSet | null>;
  /** Opens a file as a new set; gives its id, or why it could not be read. */
  readonly importFile: (bytes: Uint8Array) => Promise<{ id: OwnId } | { code: OwnFileErrorCode; detail: string }>;
}
