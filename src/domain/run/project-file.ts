/**
 * A project as one file: a zip with `project.json` (network, settings, data set, and the run with its history), `weights.bin` (the run's weights, the
 * optimizer's averages and the best weights, as float32) and the user's own pictures: those of the data set, and those of the run where it has others. What is read may be anything and is checked before any of it is used.
 */
import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import { codeStages } from '../formats/code/code-setup';
import { weightShapes, type WeightShape } from '../formats/code/weight-layout';
import { isDatasetId, isOwn, type DatasetId, type OwnId } from '../data/datasets';
import { folderWith, openArchive, type Folder } from '../formats/files/archive';
import { crc32 } from '../formats/files/crc32';
import { fileNameOf } from '../formats/files/file-name';
import { joinFloats, splitFloats } from '../formats/files/floats';
import { OpenError } from '../formats/files/open-error';
import { parseJsonBytes, replaceOddNumbers } from '../formats/files/zip';
import type { NetworkSpec } from '../network/network';
import { mostPictures, pictureBytes } from '../data/own-set';
import { slotStarts } from '../training/optimizer-rules';
import { parseNetwork, parseSettings, type Parsed } from '../network/parse';
import { parseRunRecord, storedForm, type RunRecord } from './run-record';
import { sizeOf } from '../network/shape';
import type { OptimizerSpec, TrainingSettings } from '../training/training';

export const projectExtension = '.cnn.zip';
const format = 'cnn-playground-project';
const version = 1;
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

/** The run of a project as the engine gives and takes it; `position`, `fit` and the like are passed through as they are. */
export interface ProjectSnapshot {
  readonly network: NetworkSpec;
  readonly weights: readonly Float32Array[];
  readonly optimizer: { readonly spec: OptimizerSpec; readonly slots: readonly Float32Array[] } | null;
  readonly best: { readonly weights: readonly Float32Array[] } | null;
}

export interface ProjectSetup {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly dataset: DatasetId;
}
export interface Project<Snapshot> extends ProjectSetup {
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
function lengthsOf({
  network,
  optimizer,
  best,
}: Pick<ProjectSnapshot, 'network'> & { optimizer: { spec: OptimizerSpec } | null; best: unknown }) {
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
export function writeProject({ run, ownSets, ...setup }: Project<ProjectSnapshot>, saved: Date): Uint8Array {
  const bytes = run ? joinFloats(arraysOf(run.snapshot)) : new Uint8Array();
  const head = {
    format,
    version,
    saved: saved.toISOString(),
    ...setup,
    run: run && { record: storedForm(run.record), snapshot: withoutArrays(run.snapshot), crc32: crc32(bytes) },
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

function arraysOf({ weights, optimizer, best }: ProjectSnapshot): Float32Array[] {
  return [...weights, ...(optimizer?.slots ?? []), ...(best?.weights ?? [])];
}

function withoutArrays(snapshot: ProjectSnapshot): object {
  const { weights: _weights, optimizer, best, ...others } = snapshot;
  return {
    ...others,
    optimizer: optimizer && { ...optimizer, slots: undefined },
    best: best && { ...best, weights: undefined },
  };
}

const headSchema = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  network: v.unknown(),
  settings: v.unknown(),
  dataset: v.custom<DatasetId>(isDatasetId),
  run: v.nullable(
    v.object({
      record: v.unknown(),
      snapshot: v.looseObject({
        network: v.unknown(),
        optimizer: v.nullable(v.looseObject({ spec: v.unknown() })),
        best: v.nullable(v.looseObject({})),
      }),
      crc32: v.number(),
    }),
  ),
});

/**
 * Reads a project that comes from anywhere. Sizes are checked against the network before anything large is unpacked.
 *
 * @returns with a snapshot whose arrays fit its network; the rest of it is the reader's to check
 * @throws OpenError
 */
export function readProject(bytes: Uint8Array): Project<object> {
  const files = folderWith(openArchive(bytes), names.head);
  if (!files) throw new OpenError('unknownFile');
  const json = parseJsonBytes(files.read(names.head, mostHeadBytes));
  checkVersion(json);
  const result = v.safeParse(headSchema, json);
  if (!result.success) throw new OpenError('wrongContents', { detail: v.getDotPath(result.issues[0]) ?? '' });
  const { network, settings, dataset } = result.output;
  const run = result.output.run && readRun(files, result.output.run);
  return {
    network: accepted(parseNetwork(network), 'network'),
    settings: accepted(parseSettings(settings), 'settings'),
    dataset,
    run,
    ownSets: readOwnSets(files, ownParts(dataset, run?.record.dataset)),
  };
}

function readOwnSets(files: Folder, parts: ReadonlyMap<OwnId, string>): Map<OwnId, Uint8Array> {
  const here = [...parts].filter(([, name]) => files.has(name));
  return new Map(here.map(([id, name]) => [id, files.read(name, mostOwnBytes)]));
}

function checkVersion(json: unknown): void {
  const head = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), json);
  if (!head.success) throw new OpenError('unknownFile');
  if (head.output.version > version) throw new OpenError('newer');
}

function readRun(files: Folder, run: NonNullable<v.InferOutput<typeof headSchema>['run']>) {
  const record = parseRunRecord(run.record);
  if (!record) throw new OpenError('wrongContents', { detail: 'run.record' });
  const { snapshot } = run;
  const network = accepted(parseNetwork(snapshot.network), 'run.snapshot.network');
  const optimizer = snapshot.optimizer && { ...snapshot.optimizer, spec: optimizerIn(snapshot.optimizer.spec) };
  const lengths = lengthsOf({ network, optimizer, best: snapshot.best });
  const all = [...lengths.weights, ...lengths.slots, ...lengths.best];
  const wanted = all.reduce((sum, length) => sum + length * 4, 0);
  const data = files.read(names.weights, wanted);
  if (crc32(data) !== run.crc32) throw new OpenError('damaged', { detail: names.weights });
  const arrays = splitFloats(data, all);
  const [afterWeights, afterSlots] = [lengths.weights.length, lengths.weights.length + lengths.slots.length];
  return {
    record,
    snapshot: {
      ...snapshot,
      network,
      weights: arrays.slice(0, afterWeights),
      optimizer: optimizer && { ...optimizer, slots: arrays.slice(afterWeights, afterSlots) },
      best: snapshot.best && { ...snapshot.best, weights: arrays.slice(afterSlots) },
    },
  };
}

function optimizerIn(spec: unknown): OptimizerSpec {
  return accepted(parseSettings({ optimizer: spec }), 'run.snapshot').optimizer;
}

function accepted<T>(parsed: Parsed<T>, where: string): T {
  if (parsed.ok) return parsed.value;
  throw new OpenError('wrongContents', { detail: `${where}.${parsed.path}` });
}

/** "my-run-2026-05-01.cnn.zip" */
export function projectFileName(title: string, saved: Date): string {
  return `${fileNameOf(title, 'network')}-${saved.toISOString().slice(0, 10)}${projectExtension}`;
}
