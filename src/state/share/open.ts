/** Opens projects and models: everything is checked first, so that a file that cannot be used leaves the present work as it is. */
import { usualClasses } from '../../domain/data/datasets';
import { OpenError } from '../../domain/formats/files/open-error';
import type { NetworkSpec } from '../../domain/network/network';
import { readNetwork } from '../../domain/network/read-network';
import type { Project } from '../../domain/run/project-file';
import type { RunRecord } from '../../domain/run/run-record';
import { freshPosition, type RunSnapshot } from '../../domain/run/snapshot';
import { shownDetail } from '../engine/failure';
import { withOwnSets } from './own-sets';
import { presetOf } from './preset';
import type { Work } from './work';

/** Digits and garments alike; the loaded data set knows better. */
const usual = { imageShape: [28, 28, 1], classes: usualClasses } as const;

/** @throws OpenError */
export async function openProject(project: Project, work: Work): Promise<void> {
  const before = work.data.getState().dataset;
  const { network, settings, dataset, run, ownSets } = project;
  const { allows } = work.locks;
  if (!allows({ network, settings, dataset }) || (run && !allows({ network: run.record.network })))
    throw new OpenError('locked');
  const datasets = [dataset, ...(run ? [run.record.dataset] : [])];
  try {
    await withOwnSets(datasets, ownSets, work.ownSets.getState(), async (idHere) => {
      if (run)
        await openRun({ ...run.record, id: work.newId(), dataset: idHere(run.record.dataset) }, run.snapshot, work);
      await showSetup({ ...project, dataset: idHere(dataset) }, work);
    });
  } catch (error) {
    await work.data.getState().select(before);
    throw error;
  }
}

async function showSetup({ network, settings, dataset }: Project, work: Work): Promise<void> {
  work.setup.replace(network, presetOf(network), settings);
  await work.setup.prepare(dataset);
}

/** The run comes into the list of runs, to be looked at and compared: it has no weights here. */
export async function keepRun(record: RunRecord, { runs, newId }: Work): Promise<void> {
  const isOver = record.state !== 'running' && record.state !== 'interrupted';
  await runs.getState().keep({ ...record, id: newId(), state: isOver ? record.state : 'stopped' });
}

/** The run comes into the list of runs, and its weights into use. */
async function openRun(record: RunRecord, snapshot: RunSnapshot, work: Work): Promise<void> {
  const { runs, runActions, training } = work;
  await runs.getState().keep({ ...record, state: 'stopped', keptEpochs: [] }, snapshot);
  if (await runActions.getState().restore(record.id)) return;
  const { missing, dismissMissing } = runActions.getState();
  const { failure } = training.getState();
  dismissMissing();
  await runs.getState().discard(record.id);
  if (missing === 'data') throw new OpenError('dataMissing');
  throw new OpenError('refused', { detail: failure ? shownDetail(failure) : (missing ?? 'busy') });
}

/**
 * Puts a model in place of the network; what is trained on it is a new run.
 *
 * @throws OpenError
 */
export async function openModel(network: NetworkSpec, weights: readonly Float32Array[], work: Work): Promise<void> {
  if (!work.locks.allows({ network })) throw new OpenError('locked');
  const { info } = work.data.getState();
  const outputs = readNetwork(network).classes ?? 0;
  const shape = info?.imageShape ?? usual.imageShape;
  const classes = info?.classNames.length ?? usual.classes;
  if (network.inputShape.join() !== shape.join())
    throw new OpenError('modelInput', { shape: network.inputShape.join(' x '), wanted: shape.join(' x ') });
  if (outputs !== classes) throw new OpenError('classes', { count: outputs, wanted: classes });
  const { settings, adopt } = work.training.getState();
  // Weights that come from elsewhere are trained ones: one step stands for all of theirs.
  const position = { ...freshPosition, steps: 1 };
  const snapshot: RunSnapshot = {
    network,
    seed: settings.seed,
    weights,
    optimizer: null,
    position,
    fit: null,
    best: null,
  };
  if (!(await adopt({ snapshot, settings, epochs: [], batches: [], evaluation: null }))) {
    const { failure } = work.training.getState();
    throw new OpenError('refused', { detail: failure ? shownDetail(failure) : '' });
  }
  work.recorder.adopt(null);
  work.setup.replace(network, presetOf(network), settings);
}
