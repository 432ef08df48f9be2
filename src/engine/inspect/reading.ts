import { argMax } from '../../domain/numbers/arg-max';
import type { ReadAllArgs, ReadAllProgress } from '../../protocol/inspect';
import { gatherBatch, whole, type Portion } from '../data/batches';
import { splitOf, type Dataset } from '../data/dataset';
import { EngineFault } from '../core/fault';
import { probabilitiesOf, type Model } from '../core/model';
import { turns } from '../core/pause';
import { imagesAtOnce } from '../training/pieces';
import type { SeenRun } from './damaged-model';
import { withFrozen } from './weights';
import type { SplitAnswers } from '../../domain/explain/confusion';

/** The most images in one slice: large enough to fill a device, small enough to give way in between. */
const sliceSize = 200;

export interface ReadingHooks {
  readonly onProgress: (progress: ReadAllProgress) => void;
  /** Aborting it ends the reading early. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has the network answer to every image of a split or of a range of it, with a copy of the weights as they are now, so that a training in between mixes nothing.
 *
 * @throws EngineFault `aborted`
 */
export async function readSplit(
  run: SeenRun,
  dataset: Dataset,
  { split, range }: ReadAllArgs,
  { onProgress, signal }: ReadingHooks,
): Promise<SplitAnswers> {
  const trainedSteps = run.position.steps;
  const portion = { ...whole(splitOf(dataset, split)), ...range };
  const { from, count } = portion;
  const answers = emptyAnswers(count);
  const most = Math.min(sliceSize, imagesAtOnce(run.model.network));
  await withFrozen(run.model, async (model) => {
    const giveWay = turns();
    for (let at = 0; at < count; at += most) {
      if (signal?.aborted) throw new EngineFault('aborted', 'readAll');
      const end = Math.min(at + most, count);
      await readSlice(model, portion, dataset.imageShape, at, end - at, answers);
      onProgress({ done: end, count });
      await giveWay();
    }
  });
  return { split, from, trainedSteps, labels: portion.data.labels.slice(from, from + count), ...answers };
}

type AnswerLists = Pick<SplitAnswers, 'predicted' | 'confidence' | 'trueConfidence'>;

function emptyAnswers(count: number): AnswerLists {
  return {
    predicted: new Uint8Array(count),
    confidence: new Float32Array(count),
    trueConfidence: new Float32Array(count),
  };
}

async function readSlice(
  model: Model,
  portion: Portion,
  shape: Dataset['imageShape'],
  at: number,
  count: number,
  answers: AnswerLists,
): Promise<void> {
  const positions = Uint32Array.from({ length: count }, (_, index) => at + index);
  const { images, labels } = gatherBatch(portion, positions, shape);
  const output = probabilitiesOf(model, images);
  images.dispose();
  labels.dispose();
  const probabilities = await output.data();
  output.dispose();
  const { classes } = model;
  for (let index = 0; index < count; index++) {
    const own = probabilities.subarray(index * classes, (index + 1) * classes);
    // Where nothing is a number, any class is as wrong as another.
    const predicted = Math.max(0, argMax(own));
    const truth = portion.data.labels[portion.from + at + index] ?? 0;
    answers.predicted[at + index] = predicted;
    answers.confidence[at + index] = own[predicted] ?? NaN;
    answers.trueConfidence[at + index] = own[truth] ?? NaN;
  }
}
