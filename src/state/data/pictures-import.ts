/** One import into the open own set: reads one planned file after the other, finds its class, and keeps account of what was left out. */
import { isZip } from '../../domain/formats/files/is-zip';
import type { PlannedPicture } from '../../domain/data/import-plan';
import {
  nothingToReport,
  type ImportNote,
  type ImportReport,
  type LeftOutReason,
} from '../../domain/data/import-report';
import { hasPlace, mostPictures, type NewPicture, type OwnClass, type PictureForm } from '../../domain/data/own-set';
import { takeBack, type ImportTrace } from '../../domain/data/take-back';
import type { PictureOutcome } from '../../protocol/pictures';
import { isOvertaken } from '../newest';
import type { OwnSetsState } from './own-state';

/** Pictures that are put into the set at once: each time the grid is drawn anew and the set is written. */
const bundle = 25;

/** Never rejects. */
export type PixelsOf = (file: Blob, form: PictureForm) => Promise<PictureOutcome>;
type Planned = PlannedPicture<File>;

export interface ImportTask {
  readonly pictures: readonly Planned[];
  /** The class that gets what lies in no class folder. */
  readonly classId: string;
  /** The set that it is for. */
  readonly setId: string | undefined;
  /** By it is known what these files have brought to the set before, by other folders, and what they bring now. */
  readonly trace: ImportTrace;
  /** Aborted when nothing more is to be read. */
  readonly signal: AbortSignal;
  /** Told of how many files are done since it was last told, and what there is to say of them. */
  readonly onProgress: (done: number, report: ImportReport) => void;
}

/** What the same files have brought before is taken back. */
export function runImport(task: ImportTask, pixelsOf: PixelsOf, own: () => OwnSetsState): Promise<void> {
  own().edit((open) => takeBack(open, task.trace));
  return new PictureImport(task, pixelsOf, own).run();
}

class PictureImport {
  private readonly before: ReadonlySet<string>;
  private readonly joined = new Set<string>();
  private waiting: (NewPicture & Pick<Planned, 'path'>)[] = [];
  private report = nothingToReport;
  private done = 0;
  private loose = 0;

  constructor(
    private readonly task: ImportTask,
    private readonly pixelsOf: PixelsOf,
    private readonly own: () => OwnSetsState,
  ) {
    this.before = new Set(this.classes().map(({ name }) => name));
  }

  async run(): Promise<void> {
    const { pictures, signal } = this.task;
    for (const [index, each] of pictures.entries()) {
      await this.take(each);
      if (isOvertaken(signal)) {
        this.addWaiting();
        return;
      }
      this.done++;
      if (!this.isHere()) {
        pictures.slice(index + 1).forEach(({ path }) => this.leaveOut(path, 'classGone'));
        this.done += pictures.length - index - 1;
        break;
      }
      if (this.done === bundle) this.flush();
    }
    this.noteLoose();
    this.flush();
  }

  private isHere(): boolean {
    return this.own().open?.id === this.task.setId;
  }

  private async take(each: Planned): Promise<void> {
    const problem = this.problemBefore(each);
    if (problem) {
      this.leaveOut(problem === 'noRoom' ? folderOf(each.path) : each.path, problem);
      return;
    }
    const outcome = await this.pixelsOf(each.file, this.own().open?.form ?? 'grey');
    if (isOvertaken(this.task.signal)) return;
    if (typeof outcome === 'string') {
      this.leaveOut(each.path, await reasonOf(outcome, each.file));
      return;
    }
    if (!this.isHere()) {
      this.leaveOut(each.path, 'classGone');
      return;
    }
    this.waiting.push({ path: each.path, classId: this.classFor(each), pixels: outcome });
  }

  /** The classes that have pictures on their way. */
  private kept(): ReadonlySet<string> {
    const hasLoose = this.task.pictures.some(({ className }) => className === null);
    return new Set([...(hasLoose ? [this.task.classId] : []), ...this.waiting.map(({ classId }) => classId)]);
  }

  /** What keeps a file from being read at all. */
  private problemBefore({ className }: Planned): LeftOutReason | null {
    const { open } = this.own();
    if (!open || !this.isHere()) return 'classGone';
    if (open.pictures.length + this.waiting.length >= mostPictures) return 'setFull';
    const isKnown = className === null || open.classes.some(({ name }) => name === className);
    return isKnown || hasPlace(open, this.kept()) ? null : 'noRoom';
  }

  /** Only now is a class made: a folder without a single picture becomes none. */
  private classFor({ className }: Planned): string {
    if (className === null) {
      this.loose++;
      return this.task.classId;
    }
    const find = () => this.classes().find(({ name }) => name === className);
    if (!find()) this.place(className);
    if (this.before.has(className) && !this.joined.has(className)) {
      this.joined.add(className);
      this.note({ code: 'joined', name: className });
    }
    return find()?.id ?? '';
  }

  private place(name: string): void {
    const { mark, replaced } = this.task.trace;
    const before = this.classes();
    this.own().placeClass(name, this.kept(), mark);
    const now = this.classes();
    const gone = before.findIndex((each, index) => each !== now[index]);
    const [was, is] = [before[gone], now[gone]];
    if (was && is) replaced.set(is.id, was);
  }

  private classes(): readonly OwnClass[] {
    return this.own().open?.classes ?? [];
  }

  private noteLoose(): void {
    const hasFolders = this.task.pictures.some(({ className }) => className !== null);
    const name = this.classes().find(({ id }) => id === this.task.classId)?.name;
    if (hasFolders && this.loose > 0 && name !== undefined) this.note({ code: 'loose', count: this.loose, name });
  }

  private note(note: ImportNote): void {
    this.report = { ...this.report, notes: [...this.report.notes, note] };
  }

  /** Files of one path and reason that follow each other are one entry. */
  private leaveOut(path: string, reason: LeftOutReason): void {
    const { leftOut, notes } = this.report;
    const last = leftOut.at(-1);
    const isSame = last?.path === path && last.reason === reason;
    const entry = { path, reason, count: isSame ? last.count + 1 : 1 };
    this.report = { notes, leftOut: [...(isSame ? leftOut.slice(0, -1) : leftOut), entry] };
  }

  private flush(): void {
    this.addWaiting();
    this.task.onProgress(this.done, this.report);
    [this.report, this.done] = [nothingToReport, 0];
  }

  private addWaiting(): void {
    const ids = new Set(this.isHere() ? this.classes().map(({ id }) => id) : []);
    for (const { path, classId } of this.waiting) if (!ids.has(classId)) this.leaveOut(path, 'classGone');
    const added = this.waiting.filter(({ classId }) => ids.has(classId)).map(({ path: _, ...picture }) => picture);
    if (added.length > 0) this.own().addPictures(added, this.task.trace.mark);
    this.waiting = [];
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

async function reasonOf(outcome: 'empty' | 'unreadable', file: File): Promise<LeftOutReason> {
  if (outcome === 'empty') return 'noInk';
  try {
    return isZip(new Uint8Array(await file.slice(0, 4).arrayBuffer())) ? 'zip' : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
