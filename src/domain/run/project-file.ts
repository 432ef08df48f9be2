/**
 * A project as one file: a zip with `project.json` (network, settings, data set, and the run with its history), `weights.bin` (the run's weights, the
 * optimizer's averages and the best weights, as float32) and the user's own pictures: those of the data set, and those of the run where it has others. What is read may be anything and is checked before any of it is used.
 */
import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import { isOwn, type DatasetId, type OwnId } from '../data/datasets';
import { mostPictures, pictureBytes } from '../data/own-set';
import { codeStages } from '../formats/code/code-setup';
import { fileNameFor } from '../formats/exporters';
import { weightShapes, type WeightShape } from '../formats/code/weight-layout';
import { folderWith, openArchive, type Folder } from '../formats/files/archive';
import { crc32 } from '../formats/files/crc32';
import { fileNameOf } from '../formats/files/file-name';
import { joinFloats, splitFloats } from '../formats/files/floats';
import { OpenError, unread } from '../formats/files/open-error';
import { parseJsonBytes, replaceOddNumbers } from '../formats/files/zip';
import { savedNetwork } from '../formats/saved/v2';
import type { NetworkSpec } from '../network/network';
import { sizeOf } from '../network/shape';
import { slotStarts } from '../training/optimizer-rules';
import type { TrainingSettings } from '../training/training';
import { projectFormat, type ProjectHead } from './project-format';
import { savedRecord } from './record-format';
import type { RunRecord } from './run-record';
import { savedSnapshot, type Snapshot } from './snapshot-format';

const format = 'cnn-playground-project';
const names = {
  head: 'project.json',
  weights: 'weights.bin',
  ownSet: 'data.cnnset.zip',
  runSet: 'run-data.cnnset.zip',
} as const;
/** Bytes; a long history has a few hundred kilobytes. */
const mostHeadBytes = 16_000_000;
/** Bytes; as many pictures as a set may have. */
const mostOwnBytes = (mostPictures + 100) * (pictureBytes + 10);

export interface ProjectSetup {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly dataset: DatasetId;
}
export interface Project extends ProjectSetup {
  /** The trained network, which may be another one than the network that is being edited. */
  readonly run: { readonly record: RunRecord; readonly snapshot: Snapshot } | null;
  /** The user's own data sets that the project uses, each as a file of its own. */
  readonly ownSets: ReadonlyMap<OwnId, Uint8Array>;
}

/** Which own sets a project uses, and where in the zip they lie. */
function ownParts(dataset: DatasetId, runDataset: DatasetId | undefined): Map<OwnId, string> {
  const parts = new Map<OwnId, string>();
  if (runDataset && isOwn(runDataset)) parts.set(runDataset, names.runSet);
  if (isOwn(dataset)) parts.set(dataset, names.ownSet);
  return parts;
}

/** Values of each kind of array, in their order in `weights.bin`. */
function lengthsOf({ network, optimizer, best }: Pick<Snapshot, 'network' | 'optimizer' | 'best'>) {
  const shapes = shapesOf(network);
  const weights = shapes.map(({ shape }) => sizeOf(shape));
  const slotsEach = optimizer ? slotStarts(optimizer.spec).length : 0;
  const slots = shapes.flatMap(({ shape, isTrainable }) =>
    Array.from({ length: isTrainable ? slotsEach : 0 }, () => sizeOf(shape)),
  );
  return { weights, slots, best: best ? weights : [] };
}

function shapesOf(network: NetworkSpec): WeightShape[] {
  const stages = codeStages(network);
  if (!stages) throw new OpenError('wrongContents', { detail: 'run.network' });
  return weightShapes(stages);
}

/** The project as a zip. */
export function writeProject({ run, ownSets, ...setup }: Project, saved: Date): Uint8Array {
  const bytes = run ? joinFloats(arraysOf(run.snapshot)) : new Uint8Array();
  const head = {
    format,
    version: projectFormat.version,
    saved: saved.toISOString(),
    ...setup,
    network: savedNetwork(setup.network),
    run: run && { record: savedRecord(run.record), snapshot: withoutArrays(run.snapshot), crc32: crc32(bytes) },
  };
  const own = [...ownParts(setup.dataset, run?.record.dataset)].flatMap(([id, name]) => {
    const file = ownSets.get(id);
    return file ? [[name, [file, { level: 0 as const }]] as const] : [];
  });
  return zipSync(
    {
      [names.head]: strToU8(`${JSON.stringify(head, replaceOddNumbers, 2)}\n`),
      // Trained weights hardly shrink.
      ...(run && { [names.weights]: [bytes, { level: 0 as const }] as const }),
      ...Object.fromEntries(own),
    },
    { mtime: saved },
  );
}

function arraysOf({ weights, optimizer, best }: Snapshot): Float32Array[] {
  return [...weights, ...(optimizer?.slots ?? []), ...(best?.weights ?? [])];
}

function withoutArrays(snapshot: Snapshot): object {
  const { weights: _weights, optimizer, best, ...others } = savedSnapshot(snapshot);
  return {
    ...others,
    optimizer: optimizer && { ...optimizer, slots: undefined },
    best: best && { ...best, weights: undefined },
  };
}

/**
 * Reads a project that comes from anywhere. Sizes are checked against the network before anything large is unpacked.
 *
 * @throws OpenError
 */
export function readProject(bytes: Uint8Array): Project {
  const files = folderWith(openArchive(bytes), names.head);
  if (!files) throw new OpenError('unknownFile');
  const json = parseJsonBytes(files.read(names.head, mostHeadBytes));
  if (!v.is(v.looseObject({ format: v.literal(format) }), json)) throw new OpenError('unknownFile');
  const reading = projectFormat.read(json);
  if (!reading.ok) throw unread(reading);
  const run = reading.value.run && readRun(files, reading.value.run);
  const ownSets = readOwnSets(files, ownParts(reading.value.dataset, run?.record.dataset));
  return { ...reading.value, run, ownSets };
}

function readOwnSets(files: Folder, parts: ReadonlyMap<OwnId, string>): Map<OwnId, Uint8Array> {
  const here = [...parts].filter(([, name]) => files.has(name));
  return new Map(here.map(([id, name]) => [id, files.read(name, mostOwnBytes)]));
}

function readRun(files: Folder, { record, snapshot, crc32: sum }: NonNullable<ProjectHead['run']>) {
  const lengths = lengthsOf(snapshot);
  const all = [...lengths.weights, ...lengths.slots, ...lengths.best];
  const data = files.read(
    names.weights,
    all.reduce((total, length) => total + length * 4, 0),
  );
  if (crc32(data) !== sum) throw new OpenError('damaged', { detail: names.weights });
  const arrays = splitFloats(data, all);
  const [afterWeights, afterSlots] = [lengths.weights.length, lengths.weights.length + lengths.slots.length];
  const { optimizer, best } = snapshot;
  return {
    record,
    snapshot: {
      ...snapshot,
      weights: arrays.slice(0, afterWeights),
      optimizer: optimizer && { ...optimizer, slots: arrays.slice(afterWeights, afterSlots) },
      best: best && { ...best, weights: arrays.slice(afterSlots) },
    },
  };
}

/** "my-run-2026-05-01.cnn.zip" */
export function projectFileName(title: string, saved: Date): string {
  return fileNameFor('project', `${fileNameOf(title, 'network')}-${saved.toISOString().slice(0, 10)}`);
}
