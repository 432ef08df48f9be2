/** Puts the page's work into files. */
import { fileNameFor, type WrittenFile } from '../../domain/formats/exporters';
import type { NamedArray } from '../../domain/formats/code/npz';
import { firstDataset } from '../../domain/data/datasets';
import { ownFileName } from '../../domain/data/own-set';
import { mostBatches, type RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { currentRun } from '../runs/current-run';
import { freshRecord } from '../runs/fresh-record';
import type { Work } from './work';

/** The whole work; null while a value is out of its limits. Rejects with an EngineError. */
export async function projectFile(work: Work): Promise<WrittenFile | null> {
  const setup = work.setup.whole();
  if (!setup) return null;
  const { writeProject, projectFileName } = await import('../../domain/run/project-file');
  const now = new Date(work.now());
  const snapshot = work.training.getState().trainedSteps > 0 ? await takeSnapshot(work) : null;
  const run = snapshot && areFinite(snapshot) ? { record: recordOf(snapshot, work), snapshot } : null;
  const { ownSetFiles } = await import('./own-sets');
  const datasets = [setup.dataset, ...(run ? [run.record.dataset] : [])];
  const ownSets = await ownSetFiles(datasets, work.ownSets.getState());
  const bytes = writeProject({ ...setup, run, ownSets }, now);
  const name = run?.record.name ?? '';
  const title = name === '' ? (work.network.getState().presetId ?? 'network') : name;
  return { bytes, name: projectFileName(title, now) };
}

async function takeSnapshot({ engine }: Work): Promise<RunSnapshot> {
  const { checkpoint } = await engine.call('snapshot', {});
  return checkpoint;
}

function areFinite({ weights, optimizer, best }: RunSnapshot): boolean {
  const arrays = [...weights, ...(optimizer?.slots ?? []), ...(best?.weights ?? [])];
  return arrays.every((values) => values.every(Number.isFinite));
}

/** The run as it is now; the list of runs knows its name, and what it was trained with. */
function recordOf({ network, arithmetic }: RunSnapshot, { training, backend, metrics, runs, now }: Work): RunRecord {
  const { settings, runSettings, builtDataset, trainedSteps, epochs, evaluation, evaluatedOn, stoppedEarly, taught } =
    training.getState();
  const place = {
    dataset: builtDataset ?? firstDataset,
    backend: backend.getState().report?.backend ?? 'cpu',
  } as const;
  const unlisted = () =>
    freshRecord({
      id: 'project',
      createdAt: now(),
      presetId: null,
      parameters: 0,
      network,
      settings: runSettings ?? settings,
      ...place,
    });
  return {
    ...(currentRun(runs.getState()) ?? unlisted()),
    network,
    ...place,
    ...(taught.length > 0 && { taught }),
    ...(arithmetic && { arithmetic }),
    state: 'stopped',
    steps: trainedSteps,
    epochs,
    batches: metrics.digest(mostBatches),
    evaluation: evaluatedOn === builtDataset ? evaluation : null,
    stoppedEarly,
    keptEpochs: [],
  };
}

/** The open set of the user's own as one file. */
export async function ownSetFile(work: Work): Promise<WrittenFile | null> {
  const { open } = work.ownSets.getState();
  const { writeOwnFile } = await import('../../domain/data/own-set-file');
  return open && { bytes: writeOwnFile(open), name: ownFileName(open.name) };
}

/** The weights in use as NumPy reads them, under their Keras names. */
export async function weightsFile(work: Work): Promise<WrittenFile | null> {
  const { network, weights } = await takeSnapshot(work);
  const [{ writeNpz }, { codeStages }, { weightShapes }] = await Promise.all([
    import('../../domain/formats/code/npz'),
    import('../../domain/formats/code/code-setup'),
    import('../../domain/formats/code/weight-layout'),
  ]);
  const stages = codeStages(network);
  if (!stages) return null;
  const arrays = weightShapes(stages).map(({ layer, weight, shape }, index): NamedArray => {
    return { name: `${layer}/${weight}`, shape, values: weights[index] ?? new Float32Array() };
  });
  return { bytes: writeNpz(arrays), name: fileNameFor('weights', 'weights') };
}

/** The network in use as a model that `tf.loadLayersModel` reads: both files in a zip. */
export async function layersModelFile({ engine }: Work): Promise<WrittenFile> {
  const [{ model, weights }, { zipSync, strToU8 }] = await Promise.all([
    engine.call('layersModel', {}),
    import('fflate'),
  ]);
  return {
    bytes: zipSync({ 'model.json': strToU8(model), 'weights.bin': [weights, { level: 0 }] }),
    name: fileNameFor('model', 'model'),
  };
}
