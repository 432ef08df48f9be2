import type { DatasetId } from '../../domain/data/datasets';
import type { World } from '../../domain/lesson/goal';
import { likeliest } from '../../domain/explain/prediction';
import { isSameNetwork } from '../../domain/network/same-network';
import { isUnderWay } from '../../domain/training/training-flow';
import { ownStrokes } from '../drawing/content';
import type { LessonSources } from './lesson-sources';

/**
 * What lessons and tasks see of the page now.
 *
 * @param counts whether a result on the test images of this data set counts
 */
export function worldOf(
  { network, training, drawing, inside, runs, damage }: LessonSources,
  counts: (evaluatedOn: DatasetId | null) => boolean = () => true,
): World {
  const { network: spec } = network.getState();
  const { settings, epochs, evaluation, evaluatedOn, built, flow, failure } = training.getState();
  const isOfRun = built !== null && isSameNetwork(built, spec);
  const content = drawing.getState();
  const { uploaded, prediction } = content;
  const { opened } = inside.getState();
  const { filtersOff, isNoisy } = damage.getState();
  return {
    network: spec,
    settings,
    epochs: isOfRun ? epochs : [],
    evaluation: isOfRun && counts(evaluatedOn) ? evaluation : null,
    isTraining: isUnderWay(flow),
    hasDrawn: uploaded !== null || ownStrokes(content).length > 0,
    reading: prediction && likeliest(prediction.probabilities),
    answers: new Map(),
    opened: spec.layers.find(({ id }) => id === opened?.layerId)?.kind ?? null,
    runs: runs.getState().runs.filter((run) => run.epochs.length > 0).length,
    filtersOff,
    isNoisy,
    hasFailed: failure?.code === 'lossNotFinite',
  };
}
