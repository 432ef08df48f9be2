import type { ReadAllProgress, Reading } from '../../protocol/inspect';
import type { Split } from '../../protocol/messages';
import { gatherBatch, whole } from '../data/batches';
import { splitOf, type Dataset, type SplitData } from '../data/dataset';
import { disposeModel, probabilitiesOf, type Model } from '../model';
import { turns } from '../pause';
import type { Run } from '../training/run';
import { classesOf, copyWeights, setWeights, twinOf } from './weights';

/** Images in one slice: large enough to fill a device, small enough to give way in between. */
const sliceSize = 200;

/** Has the network answer to every image of a split, one such reading at a time. */
export class SplitReader {
  private current: object | null = null;

  stop(): void {
    this.current = null;
  }

  /** Reads with a copy of the weights as they are now, so that a training in between mixes nothing. Null when it was stopped. */
  async read(
    run: Run,
    dataset: Dataset,
    split: Split,
    onProgress: (progress: ReadAllProgress) => void,
  ): Promise<Reading | null> {
    const token = {};
    this.current = token;
    const trainedSteps = run.position.steps;
    const twin = twinOf(run.model);
    try {
      setWeights(twin, await copyWeights(run.model));
      const data = splitOf(dataset, split);
      const answers = emptyAnswers(data.count);
      const giveWay = turns();
      for (let from = 0; from < data.count; from += sliceSize) {
        if (this.current !== token) return null;
        await readSlice(twin, data, dataset.imageShape, from, answers);
        onProgress({ done: Math.min(from + sliceSize, data.count), count: data.count });
        await giveWay();
      }
      return { split, trainedSteps, labels: data.labels.slice(0, data.count), ...answers };
    } finally {
      disposeModel(twin);
    }
  }
}

type AnswerLists = Pick<Reading, 'predicted' | 'confidence' | 'trueConfidence'>;

function emptyAnswers(count: number): AnswerLists {
  return {
    predicted: new Uint8Array(count),
    confidence: new Float32Array(count),
    trueConfidence: new Float32Array(count),
  };
}

async function readSlice(
  model: Model,
  data: SplitData,
  shape: Dataset['imageShape'],
  from: number,
  answers: AnswerLists,
): Promise<void> {
  const count = Math.min(sliceSize, data.count - from);
  const positions = Uint32Array.from({ length: count }, (_, index) => from + index);
  const { images, labels } = gatherBatch(whole(data), positions, shape);
  const output = probabilitiesOf(model, images);
  images.dispose();
  labels.dispose();
  const probabilities = await output.data();
  output.dispose();
  const classes = classesOf(model);
  for (let index = 0; index < count; index++) {
    const own = probabilities.subarray(index * classes, (index + 1) * classes);
    const predicted = greatestOf(own);
    answers.predicted[from + index] = predicted;
    answers.confidence[from + index] = own[predicted] ?? NaN;
    answers.trueConfidence[from + index] = own[data.labels[from + index] ?? 0] ?? NaN;
  }
}

function greatestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  return best;
}
