/** Where one's own sets are kept: the browser's IndexedDB, a record for each set and for each picture, so that one more picture writes one record. */
import type { DBSchema } from 'idb';
import type { OwnId } from '../../domain/data/datasets';
import { pictureBytes, withClass, type OwnPicture, type OwnSet, type OwnSetHead } from '../../domain/data/own-set';
import { ownSetFormat, savedOwnSet } from '../../domain/data/own-set-format';
import { connectTo } from '../storage/connection';
import { listingOf, type Listing } from '../storage/listing';
import type { StorageProblem } from '../storage/storage-problem';

interface StoredPicture extends OwnPicture {
  readonly setId: OwnId;
}
interface OwnSchema extends DBSchema {
  /** In the version that wrote it. */
  sets: { key: OwnId; value: { readonly id: OwnId } };
  pictures: { key: [OwnId, string]; value: StoredPicture };
}

/** Every method may reject with a StorageError. */
export interface OwnSetStore {
  heads(): Promise<Listing<OwnSetHead>>;
  /** Null when there is no such set, or it cannot be read. */
  load(id: OwnId): Promise<OwnSet | null>;
  /** Writes what differs from `before`, all of it or nothing. */
  save(before: OwnSet | null, after: OwnSet): Promise<void>;
  delete(id: OwnId): Promise<void>;
}

/** @param onLost told when the database is taken away, or withheld, by another tab */
export function createOwnSetStore(onLost: (problem: StorageProblem) => void = () => undefined): OwnSetStore {
  const using = connectTo<OwnSchema>({
    name: 'cnn-playground-own-sets',
    version: 1,
    upgrade(database) {
      database.createObjectStore('sets', { keyPath: 'id' });
      database.createObjectStore('pictures', { keyPath: ['setId', 'id'] });
    },
    onLost,
  });
  const picturesOf = (id: OwnId) => IDBKeyRange.bound([id, ''], [id, '\uffff']);

  return {
    heads: () => using(async (database) => listingOf(ownSetFormat, await database.getAll('sets'))),
    load: (id) =>
      using(async (database) => {
        const head = readHead(await database.get('sets', id));
        if (!head) return null;
        const stored = (await database.getAll('pictures', picturesOf(id))).filter(isWhole);
        return { ...head, pictures: withClass(head, stored).map(({ setId: _, ...picture }) => picture) };
      }),
    save: (before, after) =>
      using(async (database) => {
        const transaction = database.transaction(['sets', 'pictures'], 'readwrite');
        const store = transaction.objectStore('pictures');
        const { added, removed } = difference(before, after);
        const writes = [
          transaction.objectStore('sets').put(savedOwnSet(after)),
          ...added.map((picture) => store.put({ ...picture, setId: after.id })),
          ...removed.map((id) => store.delete([after.id, id])),
        ];
        await Promise.all([...writes, transaction.done]);
      }),
    delete: (id) =>
      using(async (database) => {
        const transaction = database.transaction(['sets', 'pictures'], 'readwrite');
        const deletions = [
          transaction.objectStore('sets').delete(id),
          transaction.objectStore('pictures').delete(picturesOf(id)),
        ];
        await Promise.all([...deletions, transaction.done]);
      }),
  };
}

/** Null when there is none, or it cannot be read: a newer page may read it. */
function readHead(stored: unknown): OwnSetHead | null {
  const read = ownSetFormat.read(stored);
  return read.ok ? read.value : null;
}

function isWhole({ pixels }: StoredPicture): boolean {
  return pixels instanceof Uint8Array && pixels.length === pictureBytes;
}

/** An edit leaves the pictures that it does not touch as the very same objects. */
function difference(before: OwnSet | null, after: OwnSet) {
  const old = new Set(before?.pictures);
  const ids = new Set(after.pictures.map(({ id }) => id));
  return {
    added: after.pictures.filter((picture) => !old.has(picture)),
    removed: (before?.pictures ?? []).filter(({ id }) => !ids.has(id)).map(({ id }) => id),
  };
}
