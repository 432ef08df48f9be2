/** Opens projects and models: everything is checked first, so that a file that cannot be used leaves the present work as it is. */
import { usualClasses, type DatasetId } from '../../domain/data/datasets';
import { OpenError } from '../../domain/formats/files/open-error';
import { freshPosition } from '../../domain/run/fresh-position';
import type { NetworkSpec } from '../../domain/network/network';
import type { Project } from '../../domain/run/project-file';
import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../protocol/runs';
import { useData } from '../data/data';
import { useOwnSets } from '../data/own-sets';
import { shownDetail } from '../engine/failure';
import { useRuns } from '../runs/runs';
import { restoreRun, useRunActions } from '../runs/actions';
import { recorder } from '../runs/recording';
import { replaceSetup } from '../session/setup';
import { withOwnSets } from './own-sets';
import { presetOf } from './preset';
import { useTraining } from '../training/training';

/** Digits and garments alike; the loaded data set knows better. */
const usual = { imageShape: [28, 28, 1], classes: usualClasses } as const;

/** @throws OpenError */
export async function openProject(project: Project, newId: () => string): Promise<void> {
  const before = useData.getState().dataset;
  const { dataset, run, ownSets } = project;
  const datasets = [dataset, ...(run ? [run.record.dataset] : [])];
  try {
    await withOwnSets(datasets, ownSets, useOwnSets.getState(), async (idHere) => {
      if (run) await openRun({ ...run.record, id: newId(), dataset: idHere(run.record.dataset) }, run.snapshot);
      await showSetup({ ...project, dataset: idHere(dataset) });
    });
  } catch (error) {
    await selectData(before);
    throw error;
  }
}

async function showSetup({ network, settings, dataset, run }: Project): Promise<void> {
  replaceSetup(network, presetOf(network), settings);
  await selectData(dataset);
  if (!run && useTraining.getState().trainedSteps === 0) await useTraining.getState().resetWeights();
}

/** The run comes into the list of runs, and its weights into use. */
async function openRun(record: RunRecord, snapshot: RunSnapshot): Promise<void> {
  await useRuns.getState().keep({ ...record, state: 'stopped', keptEpochs: [] }, snapshot);
  if (await restoreRun(record.id)) return;
  const { missing, dismissMissing } = useRunActions.getState();
  const { failure } = useTraining.getState();
  dismissMissing();
  await useRuns.getState().discard(record.id);
  if (missing === 'data') throw new OpenError('dataMissing');
  throw new OpenError('refused', { detail: failure ? shownDetail(failure) : (missing ?? 'busy') });
}

async function selectData(dataset: DatasetId): Promise<void> {
  await useData.getState().select(dataset);
}

/**
 * Puts a model in place of the network; what is trained on it is a new run.
 *
 * @throws OpenError
 */
export async function openModel(
  network: NetworkSpec,
  outputs: number,
  weights: readonly Float32Array[],
): Promise<void> {
  const { info } = useData.getState();
  const shape = info?.imageShape ?? usual.imageShape;
  const classes = info?.classNames.length ?? usual.classes;
  if (network.inputShape.join() !== shape.join())
    throw new OpenError('modelInput', { shape: network.inputShape.join(' x '), wanted: shape.join(' x ') });
  if (outputs !== classes) throw new OpenError('classes', { count: outputs, wanted: classes });
  const { settings, adopt } = useTraining.getState();
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
    const { failure } = useTraining.getState();
    throw new OpenError('refused', { detail: failure ? shownDetail(failure) : '' });
  }
  recorder.adopt(null);
  replaceSetup(network, presetOf(network), settings);
}
