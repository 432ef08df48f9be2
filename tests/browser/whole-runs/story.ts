/** One case from its first step to its last, through the session as the worker drives it, and every number that it shows. */
import { randomUniform, randomWord } from '../../../src/domain/random';
import type { WeightStats } from '../../../src/domain/explain/weight-stats';
import type { RunSnapshot } from '../../../src/domain/run/snapshot';
import type { Dataset, SplitData } from '../../../src/engine/data/dataset';
import { inspectHandlers } from '../../../src/engine/inspect/handlers';
import type { Session } from '../../../src/engine/session/session';
import type { Maps, MapsArgs } from '../../../src/protocol/inspect';
import type { TrainProgress } from '../../../src/domain/run/train-progress';
import type { TrainArgs } from '../../../src/protocol/messages';
import { classes, type Case } from './case';

/** Lists of numbers by what they are. */
export type Numbers = Record<string, readonly number[]>;

const ignore = (): void => undefined;
/** A moment that every run remembers. */
const earlyStep = 2;

export async function tell(session: Session, { layers, inputShape, settings, train, test }: Case): Promise<Numbers> {
  const dataset = datasetOf(inputShape, train, test);
  session.useDataset(dataset);
  const args = { network: { inputShape, layers }, settings };
  const told = new Told();
  const paused = await trainWithPause(session, dataset, args, told);
  const inside = await lookInside(session, dataset);
  const trained = await session.snapshot();
  const { trainedSteps } = session.restore(trained);
  const restored = await lookOutside(session, dataset);
  await session.train({ ...args, continue: true, paused: false }, (progress) => {
    told.hear(progress);
  });
  await session.useBestWeights();
  return {
    ...told.numbers,
    ...inside,
    ...named('at the pause', paused),
    ...named('trained', weightsOf(trained)),
    ...named('restored', restored),
    ...named('gone on', await lookOutside(session, dataset)),
    'trained steps': [trainedSteps],
  };
}

/** Does the first steps one by one, looks, and lets the training go on to its end. Gives what was seen at the pause. */
async function trainWithPause(
  session: Session,
  dataset: Dataset,
  args: Pick<TrainArgs, 'network' | 'settings'>,
  told: Told,
): Promise<Numbers> {
  let allowed = 0;
  let seen: Promise<Numbers> | null = null;
  const result = await session.train({ ...args, continue: false, paused: true }, (progress) => {
    told.hear(progress);
    for (; allowed < earlyStep; allowed++) session.control({ kind: 'step' });
    if (progress.phase !== 'paused' || progress.totalSteps < earlyStep || seen) return;
    seen = lookOutside(session, dataset).finally(() => {
      session.control({ kind: 'resume' });
    });
  });
  return { ...(await (seen as Promise<Numbers> | null)), 'test loss in the end': [result.evaluation?.loss ?? NaN] };
}

/** What the progress of a training tells. */
class Told {
  private readonly losses: number[] = [];
  private readonly epochs: number[] = [];

  hear({ batches, finished }: TrainProgress): void {
    this.losses.push(...batches.map(({ loss }) => loss));
    this.epochs.push(...finished.flatMap(({ loss, valLoss }) => [loss, valLoss ?? 0]));
  }

  get numbers(): Numbers {
    return { 'losses of batches': this.losses, 'losses of epochs': this.epochs };
  }
}

/** The run as the page draws and keeps it. */
async function lookOutside(session: Session, dataset: Dataset): Promise<Numbers> {
  const { probabilities } = await session.predict({ image: imageOf(dataset) });
  return { prediction: [...probabilities], ...weightsOf(await session.snapshot()) };
}

async function lookInside(session: Session, dataset: Dataset): Promise<Numbers> {
  const handlers = inspectHandlers(session);
  const image = imageOf(dataset);
  const layerIds = session.needRun().model.network.layers.map(({ id }) => id);
  const [now, then] = [null, earlyStep].map((moment) => ({ image, layerIds, moment }));
  const { moments } = await handlers.moments({}, ignore);
  const many = await handlers.predictMany({ images: imagesOf(dataset, 3), count: 3 }, ignore);
  const reading = await handlers.readAll({ split: 'test', range: { from: 10, count: 20 } }, ignore);
  return {
    ...named('now', mapsOf(await handlers.maps(now as MapsArgs, ignore))),
    ...named('early', mapsOf(await handlers.maps(then as MapsArgs, ignore))),
    ...(await detailsOf(handlers, image, layerIds)),
    ...(await evidenceOf(handlers, image)),
    ...statisticsOf(await handlers.weightStats({}, ignore)),
    'steps of the early moments': moments.map(({ step }) => step).slice(0, 3),
    'many predictions': [...(many?.probabilities ?? [])],
    'confidence in the truth': [...reading.trueConfidence],
    'evaluation on train': [(await session.evaluate({ split: 'train' }, ignore)).loss],
    'evaluation on test': [(await session.evaluate({ split: 'test' }, ignore)).loss],
  };
}

type Inspection = ReturnType<typeof inspectHandlers>;

async function detailsOf(handlers: Inspection, image: Float32Array, layerIds: readonly string[]): Promise<Numbers> {
  const numbers: Record<string, readonly number[]> = {};
  for (const layerId of layerIds) {
    const detail = await handlers.layerDetail({ image, layerId, channel: 0, moment: null }, ignore);
    numbers[`output of layer ${layerId}`] = [...(detail?.output ?? [])];
    numbers[`before the activation of layer ${layerId}`] = [...(detail?.preActivation ?? [])];
  }
  return numbers;
}

async function evidenceOf(handlers: Inspection, image: Float32Array): Promise<Numbers> {
  const numbers: Record<string, readonly number[]> = {};
  for (const method of ['gradCam', 'occlusion'] as const) {
    const evidence = await handlers.evidence({ image, classIndex: 1, method }, ignore);
    numbers[method] = evidence && 'values' in evidence ? [...evidence.values, evidence.probability] : [];
  }
  return numbers;
}

/** The bytes of the maps as the numbers that they stand for. */
function mapsOf(maps: Maps | null): Numbers {
  const entries = (maps?.layers ?? []).map(({ layerId, shape: [height, width], values, low, high }) => {
    const shown = Array.from(values, (byte, index) => {
      const channel = Math.floor(index / (height * width));
      const [from = NaN, to = NaN] = [low[channel], high[channel]];
      return from + ((to - from) * byte) / 255;
    });
    return [`maps of layer ${layerId}`, shown] as const;
  });
  return Object.fromEntries(entries);
}

function statisticsOf({ variables, activity }: WeightStats): Numbers {
  return {
    'lengths of gradients': variables.map(({ gradientNorm }) => gradientNorm ?? 0),
    'means of weights': variables.map(({ mean }) => mean),
    'ranges of weights': variables.flatMap(({ low, high }) => [low, high]),
    'dead channels': activity.map(({ deadCount }) => deadCount),
  };
}

function weightsOf({ weights, optimizer }: RunSnapshot): Numbers {
  const slots = optimizer?.slots ?? [];
  return Object.fromEntries([
    ...weights.map((values, index) => [`variable ${index}`, [...values]] as const),
    ...slots.map((values, index) => [`slot ${index}`, [...values]] as const),
  ]);
}

function named(prefix: string, numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).map(([name, values]) => [`${prefix}: ${name}`, values]));
}

function datasetOf(imageShape: Case['inputShape'], train: number, test: number): Dataset {
  const classNames = Array.from({ length: classes }, (_, label) => `quarter ${label}`);
  return {
    id: 'mnist-10k',
    imageShape,
    classNames,
    train: quarters(imageShape, train, 1),
    test: quarters(imageShape, test, 2),
  };
}

/** Noise; the class is which quarter of the picture is bright. */
function quarters([height, width, channels]: Case['inputShape'], count: number, key: number): SplitData {
  const labels = Uint8Array.from({ length: count }, (_, index) => randomWord(key, index) % classes);
  const size = height * width * channels;
  const images = Uint8Array.from({ length: count * size }, (_, at) => {
    const pixel = Math.floor((at % size) / channels);
    const quarter = 2 * Number(pixel >= size / channels / 2) + Number(pixel % width >= width / 2);
    return randomUniform(key, at) * (quarter === labels[Math.floor(at / size)] ? 255 : 120);
  });
  return { images, labels, count };
}

function imagesOf({ test, imageShape: [height, width, channels] }: Dataset, count: number): Float32Array {
  return Float32Array.from(test.images.subarray(0, count * height * width * channels), (byte) => byte / 255);
}

function imageOf(dataset: Dataset): Float32Array {
  return imagesOf(dataset, 1);
}
