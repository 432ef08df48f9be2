/** What the coach may look at, gathered from the page's state. Pure; coach.ts does the gathering. */
import {
  coachFindings,
  summariseLosses,
  type CoachEvidence,
  type DeadChannels,
  type Finding,
} from '../../domain/explain/coach';
import { showsDigits, type DatasetId } from '../../domain/data/datasets';
import type { Damage } from '../../domain/explain/damage';
import { side } from '../../domain/digit/mnist-form';
import { drawingStatistics } from '../../domain/explain/drawing-statistics';
import { zeroKernelsInside } from '../../domain/network/zero-kernels';
import type { DrawingState } from '../drawing/drawing-state';
import type { MetricPoint } from '../training/metrics';
import type { MistakesState } from '../mistakes/mistakes-state';
import type { TrainingState } from '../training/training-state';

export interface CoachEvidenceSources {
  readonly training: Pick<
    TrainingState,
    'settings' | 'runSettings' | 'flow' | 'failure' | 'epochs' | 'trainedSteps' | 'built' | 'builtDataset'
  >;
  /** Every batch of the run, and the step after which the learning rate was as it is now. */
  readonly batches: readonly Pick<MetricPoint, 'step' | 'raw'>[];
  readonly sameRateSince: number;
  readonly layers: readonly DeadChannels[];
  readonly mistakes: Pick<MistakesState, 'reading' | 'isStale'>;
  /** Of mistakes that come from it nothing is to be learned. */
  readonly damage?: Damage;
  readonly drawing: Pick<DrawingState, 'image' | 'sample'>;
  readonly dataset: DatasetId;
  readonly classes: number;
}

/** What the coach makes of it. */
export function findingsOf(sources: CoachEvidenceSources): Finding[] {
  return coachFindings(evidenceOf(sources));
}

/** What is known of the run, of its reading of the test images, and of a drawing by hand. */
export function evidenceOf(sources: CoachEvidenceSources): CoachEvidence {
  const { training, batches, sameRateSince, layers, mistakes, classes, damage = [] } = sources;
  const { settings, runSettings, flow, failure, epochs, trainedSteps } = training;
  return {
    settings: runSettings ?? settings,
    classes,
    isLossBroken: flow === 'failed' && failure?.code === 'lossNotFinite',
    losses: summariseLosses(batches.filter(({ step }) => step > sameRateSince).map(({ raw }) => raw)),
    epochs,
    layers,
    zeroKernels: training.built && trainedSteps > 0 ? zeroKernelsInside(training.built) : [],
    matrix: trainedSteps > 0 && !mistakes.isStale && damage.length === 0 ? (mistakes.reading?.matrix ?? null) : null,
    drawing: trainedSteps > 0 ? statisticsOf(sources) : null,
  };
}

/** Only drawings by hand, for a network that has learned digits of a known form. */
function statisticsOf({
  drawing: { image, sample },
  dataset,
  training,
}: CoachEvidenceSources): CoachEvidence['drawing'] {
  const isDigits = showsDigits(dataset) && (training.builtDataset ?? dataset) === dataset;
  if (!image || sample || !isDigits) return null;
  return drawingStatistics({ width: side, height: side, values: image });
}
