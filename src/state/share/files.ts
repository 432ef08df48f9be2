/** Tells what files are that the user brings, by their contents, and opens them: each is opened, or there is an error that says why not. */
import { openArchive, type Archive } from '../../domain/formats/files/archive';
import { gunzip, startOfGzip } from '../../domain/formats/files/gunzip';
import { OpenError } from '../../domain/formats/files/open-error';
import { kindOf, type FileKind } from '../../domain/formats/files/recognise';
import { parseJsonBytes } from '../../domain/formats/files/zip';
import {
  fileImporterIds,
  fileRefusal,
  importersOfFile,
  importers,
  importersOf,
  isMeantAsData,
  isWeights,
  zipRefusal,
  type FileImporterId,
  type ImporterId,
  type ZipImporterId,
} from '../../domain/formats/importers';
import type { ModelNote } from '../../domain/formats/layers-model/complete-stack';
import { looksLikeModel } from '../../domain/formats/layers-model/read-layers-model';
import { readProject } from '../../domain/run/project-file';
import { readRunFile } from '../../domain/run/run-record-file';
import { failureOf, shownDetail } from '../engine/failure';
import { openModelFile, type FileBeside } from './model-files';
import { keepRun, openProject } from './open';
import type { Work } from './work';

const mostModelBytes = 16_000_000;
/** Bytes of a single file that is unpacked: as many as the largest file of a data set, with room. */
const mostUnpacked = 500_000_000;

export interface BroughtFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface FailedFile {
  readonly name: string;
  readonly error: OpenError;
}
export interface OpenedFiles {
  readonly opened: readonly ImporterId[];
  readonly failed: readonly FailedFile[];
  /** What was added to the layers of the model. */
  readonly notes: readonly ModelNote[];
}

interface Sorted extends BroughtFile {
  /** Of what is packed in it, where it is gzip: data files stay packed. */
  readonly kind: FileKind;
}

/** Never rejects. A file that cannot be used leaves the present work as it is. */
export async function openFiles(files: readonly BroughtFile[], work: Work): Promise<OpenedFiles> {
  return new Opening(work).open(files);
}

/** Opens what lies in a zip; false where the zip turns out to be something else. */
type ZipHandler = (archive: Archive, file: BroughtFile) => boolean | Promise<boolean>;
/** The same for other files. */
type FileHandler = (file: Sorted) => boolean | Promise<boolean>;

class Opening {
  private readonly opened: ImporterId[] = [];
  private readonly failed: FailedFile[] = [];
  private readonly data: BroughtFile[] = [];
  private sorted: readonly Sorted[] = [];
  /** Files that need no further look: they are opened, refused, or belong to a model that is. */
  private readonly used = new Set<Sorted>();
  private notes: readonly ModelNote[] = [];

  private readonly zipHandlers: Readonly<Record<ZipImporterId, ZipHandler>> = {
    project: (_, { bytes }) => this.openProject(bytes),
    ownSet: (_, { bytes }) => this.openOwnSet(bytes),
    model: (archive) => this.openModelIn(archive),
    data: (archive, { name }) => this.takeDataIn(name, archive),
  };
  private readonly fileHandlers: Readonly<Record<FileImporterId, FileHandler>> = {
    run: (file) => this.openRun(file),
    model: (file) => this.openModel(file),
    data: (file) => this.data.push(file) > 0,
    picture: (file) => this.openPicture(file),
  };

  constructor(private readonly work: Work) {}

  async open(files: readonly BroughtFile[]): Promise<OpenedFiles> {
    const sorted: Sorted[] = [];
    for (const file of files) await this.try(file, () => void sorted.push(unpacked(file)));
    this.sorted = sorted;
    for (const file of sorted) if (file.kind === 'zip') await this.try(file, () => this.openZip(file));
    for (const id of fileImporterIds)
      for (const file of this.left()) if (importersOfFile(file.kind).includes(id)) await this.openBy(id, file);
    for (const file of this.left()) await this.try(file, () => this.refuse(file));
    await this.openData();
    const { opened, failed, notes } = this;
    return { opened, failed, notes };
  }

  /** The files beside zips that nothing has opened yet. */
  private left(): readonly Sorted[] {
    return this.sorted.filter((file) => file.kind !== 'zip' && !this.used.has(file));
  }

  /** A file that is something else is left to the next importer, one that cannot be opened is not. */
  private async openBy(importer: FileImporterId, file: Sorted): Promise<void> {
    this.used.add(file);
    await this.try(file, async () => {
      if (!(await this.fileHandlers[importer](file))) this.used.delete(file);
    });
  }

  private async try(file: BroughtFile, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const error =
        thrown instanceof OpenError ? thrown : new OpenError('refused', { detail: shownDetail(failureOf(thrown)) });
      this.failed.push({ name: file.name, error });
    }
  }

  private async openZip(file: BroughtFile): Promise<void> {
    const archive = openArchive(file.bytes);
    for (const id of importersOf(archive)) if (await this.zipHandlers[id](archive, file)) return;
    throw zipRefusal(file.name, archive);
  }

  /** False when its project.json is that of another program. */
  private async openProject(bytes: Uint8Array): Promise<boolean> {
    let project;
    try {
      project = readProject(bytes);
    } catch (error) {
      if (error instanceof OpenError && error.code === 'unknownFile') return false;
      throw error;
    }
    this.onlyOne();
    await openProject(project, this.work);
    this.opened.push('project');
    return true;
  }

  /** There is room for one network. */
  private onlyOne(): void {
    if (this.opened.includes('project') || this.opened.includes('model')) throw new OpenError('oneAtATime');
  }

  private async openOwnSet(bytes: Uint8Array): Promise<boolean> {
    const set = await this.work.ownSets.getState().importFile(bytes);
    if ('code' in set) throw new OpenError('ownSet', { problem: set.code });
    void this.work.data.getState().select(set.id);
    this.opened.push('ownSet');
    return true;
  }

  private async openModelIn(archive: Archive): Promise<boolean> {
    const [model, ...others] = modelsIn(archive);
    if (!model) return false;
    const names = [model, ...others].map(({ path }) => path).join(', ');
    if (others.length > 0) throw new OpenError('severalModels', { names });
    const { paths, read } = archive;
    const folder = model.path.slice(0, model.path.lastIndexOf('/') + 1);
    const nearest = [...paths.filter((each) => each.startsWith(folder)), ...paths];
    const beside = [...new Set(nearest)]
      .filter((name) => name !== model.path)
      .map((name): FileBeside => ({ name, read: (most) => unpacked({ name, bytes: read(name, most) }).bytes }));
    this.onlyOne();
    this.notes = (await openModelFile(model.json, beside, this.work)).notes;
    this.opened.push('model');
    return true;
  }

  /** Sets of data are handed out as zips of their four files. */
  private takeDataIn(zip: string, { paths, read }: Archive): boolean {
    const found = paths
      .filter((path) => importers.data.inZip.test(path))
      .map((path) => unpacked({ name: `${zip}/${path}`, bytes: read(path, mostUnpacked) }))
      .filter(({ kind }) => kind === 'idx');
    this.data.push(...found);
    return found.length > 0;
  }

  private async openRun({ bytes }: Sorted): Promise<boolean> {
    const run = readRunFile(parseJsonBytes(bytes));
    if (!run) return false;
    await keepRun(run, this.work);
    this.opened.push('run');
    return true;
  }

  private async openModel(file: Sorted): Promise<boolean> {
    const json = parseJsonBytes(file.bytes);
    if (!looksLikeModel(json)) return false;
    const others = this.sorted.filter(({ kind }) => kind !== 'zip' && kind !== 'json');
    // Of a model that is refused, the weights need not be named as well.
    for (const other of others) if (isWeights(other.name)) this.used.add(other);
    this.onlyOne();
    const beside = others.map((source) => ({ source, name: source.name, read: () => source.bytes }));
    const model = await openModelFile(json, beside, this.work);
    for (const each of beside) {
      if (model.used.includes(each)) this.used.add(each.source);
      else this.used.delete(each.source);
    }
    this.notes = model.notes;
    this.opened.push('model');
    return true;
  }

  private async openPicture({ bytes }: BroughtFile): Promise<boolean> {
    if (this.opened.includes('picture')) throw new OpenError('onePicture');
    if (!(await this.work.loadPicture(new Blob([bytes as Uint8Array<ArrayBuffer>])))) throw new OpenError('unreadable');
    this.opened.push('picture');
    return true;
  }

  /** Beside data files, what else was brought was meant to be one; the worker tells what is wrong with it. */
  private refuse(file: Sorted): void {
    if (!isMeantAsData(file.name) && this.data.length === 0) throw fileRefusal(file.name);
    this.data.push(file);
  }

  private async openData(): Promise<void> {
    if (this.data.length === 0) return;
    await this.work.data.getState().addFiles(this.data.map(({ name, bytes }) => ({ name, bytes })));
    this.opened.push('data');
  }
}

interface ModelInZip {
  readonly path: string;
  readonly json: unknown;
}

/** The models in a zip. A JSON that cannot be read matters only where there is none. */
function modelsIn({ paths, read }: Archive): readonly ModelInZip[] {
  const found: ModelInZip[] = [];
  const unread: unknown[] = [];
  for (const path of paths.filter((each) => importers.model.inZip.test(each))) {
    try {
      const json = parseJsonBytes(unpacked({ name: path, bytes: read(path, mostModelBytes) }).bytes);
      if (looksLikeModel(json)) found.push({ path, json });
    } catch (error) {
      unread.push(error);
    }
  }
  if (found.length === 0 && unread.length > 0) throw unread[0];
  return found;
}

/** Data files stay packed, as the browser keeps them. */
function unpacked(file: BroughtFile): Sorted {
  const kind = kindOf(file.bytes);
  if (kind !== 'gzip') return { ...file, kind };
  const inner = kindOf(startOfGzip(file.bytes));
  if (inner === 'idx') return { ...file, kind: 'idx' };
  try {
    const bytes = gunzip(file.bytes, mostUnpacked);
    return { name: file.name, bytes, kind: kindOf(bytes) };
  } catch (error) {
    // Cut off: as a data file it is told so.
    if (error instanceof OpenError && error.code === 'damaged') return { ...file, kind: 'gzip' };
    throw error;
  }
}
