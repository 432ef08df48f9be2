/** The user's own sets on their way with a project: into its file, and out of it into this browser. */
import { isOwn, type DatasetId, type OwnId } from '../../domain/data/datasets';
import { OpenError } from '../../domain/formats/files/open-error';
import { ownSetChecksum, type OwnSet } from '../../domain/data/own-set';
import { OwnFileError } from '../../domain/data/own-set-error';
import { readOwnFile, writeOwnFile } from '../../domain/data/own-set-file';
import type { OwnSetsState } from '../data/own-state';

type OwnSets = Pick<OwnSetsState, 'open' | 'find' | 'load' | 'importFile' | 'deleteSet'>;
type Files = ReadonlyMap<OwnId, Uint8Array>;

/** The files of those data sets that are the user's own. */
export async function ownSetFiles(datasets: readonly DatasetId[], own: OwnSets): Promise<Files> {
  const sets = await Promise.all([...new Set(datasets)].filter(isOwn).map((id) => own.find(id)));
  const found = sets.filter((set): set is OwnSet => set !== null);
  return new Map(found.map((set) => [set.id, writeOwnFile(set)]));
}

/**
 * Does `work` with the ids that the data sets of a project have here. Where it fails, nothing stays of what was taken out of the file.
 *
 * @throws OpenError, and whatever `work` throws
 */
export async function withOwnSets(
  datasets: readonly DatasetId[],
  files: Files,
  own: OwnSets,
  work: (idHere: (id: DatasetId) => DatasetId) => Promise<void>,
): Promise<void> {
  const { open } = own;
  const imported = new Map<OwnId, OwnId>();
  try {
    for (const id of new Set(datasets)) if (isOwn(id)) await bring(id);
    await work((id) => (isOwn(id) ? (imported.get(id) ?? id) : id));
  } catch (error) {
    for (const id of imported.values()) await own.deleteSet(id);
    if (open) await own.load(open.id);
    throw error;
  }

  /** A set that this browser does not have, or has with other contents, comes out of the file. */
  async function bring(id: OwnId): Promise<void> {
    const [file, here] = [files.get(id), await own.find(id)];
    if (here && (!file || isSame(here, file))) return;
    if (!file) throw new OpenError('dataMissing');
    const opened = await own.importFile(file);
    if ('code' in opened) throw new OpenError('wrongContents', { detail: `data: ${opened.code}` });
    imported.set(id, opened.id);
  }
}

function isSame(here: OwnSet, file: Uint8Array): boolean {
  try {
    return ownSetChecksum(here) === ownSetChecksum(readOwnFile(file, here.id));
  } catch (error) {
    if (error instanceof OwnFileError) throw new OpenError('wrongContents', { detail: `data: ${error.code}` });
    throw error;
  }
}
