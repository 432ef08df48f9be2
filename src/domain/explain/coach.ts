/**
 * What a good teacher would notice on a run: findings with their evidence and, where one setting mends it, that setting. Pure judgement over numbers that
 * others gathered; the page turns codes into words. Each threshold says where it comes from.
 */
import type { ConfusionMatrix } from './confusion';
import type { DrawingStatistics } from './drawing-statistics';
import { workingLearningRates } from '../training/learning-rates';
import { settingsFields, type TrainingSettings } from '../training/training';

/** Losses of the batches of a run, summed up by `summariseLosses`. */
export interface LossSummary {
  readonly count: number;
  /** Means over the first and the last twentieth of the batches, at least 5 and at most 50 of them. */
  readonly first: number;
  readonly last: number;
  /** The least mean over as many batches in a row, and the greatest single loss. */
  readonly least: number;
  readonly greatest: number;
}

export interface EpochFigures {
  readonly epoch: number;
  readonly loss: number;
  readonly valLoss: number | null;
}

/** A layer with ReLU, and how many of its channels gave nothing but 0 on a whole batch. */
export interface DeadChannels {
  readonly layerId: string;
  readonly channels: number;
  readonly dead: number;
}

/** All that is known; null for what is not. */
export interface CoachEvidence {
  readonly settings: TrainingSettings;
  readonly classes: number;
  /** Whether the training ended because its loss was no number. */
  readonly isLossBroken: boolean;
  readonly losses: LossSummary | null;
  readonly epochs: readonly EpochFigures[];
  readonly layers: readonly DeadChannels[];
  /** Ids of the hidden layers whose kernels began at zero. */
  readonly zeroKernels: readonly string[];
  readonly matrix: ConfusionMatrix | null;
  /** Null for data other than MNIST's digits, whose form is not known. */
  readonly drawing: DrawingStatistics | null;
}

export const findingCodes = [
  'lossNotFinite',
  'zeroKernels',
  'learningRateTooHigh',
  'learningRateTooLow',
  'deadRelu',
  'overfitting',
  'oneClassTakesAll',
  'drawingOffCentre',
  'drawingTooSmall',
  'drawingTooLarge',
  'drawingTooThin',
  'drawingTooThick',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** The one change that would help. */
export type FindingMend =
  | { readonly kind: 'setSetting'; readonly name: 'learningRate' | 'epochs'; readonly value: number }
  /** Let all kernels begin as Keras lets them. */
  | { readonly kind: 'usualKernels' }
  /** Let the page centre and scale the drawing as MNIST's pictures are. */
  | { readonly kind: 'centreDrawing' };

export interface Finding {
  readonly code: FindingCode;
  /** The layer that it is about. */
  readonly layerId?: string;
  /** Numbers for the sentence, by name. */
  readonly evidence: Readonly<Record<string, number>>;
  readonly mend: FindingMend | null;
}

/** The loss of a network that guesses all classes alike: ln(classes), 2.30 for ten. */
export function chanceLoss(classes: number): number {
  return Math.log(classes);
}

export function summariseLosses(losses: ArrayLike<number>): LossSummary | null {
  const count = losses.length;
  if (count === 0) return null;
  const span = Math.min(count, Math.max(5, Math.min(50, Math.floor(count / 20))));
  const all = Array.from(losses);
  const mean = (from: number): number => all.slice(from, from + span).reduce((sum, loss) => sum + loss, 0) / span;
  let running = mean(0) * span;
  let least = running;
  for (let end = span; end < count; end++) {
    running += (all[end] ?? 0) - (all[end - span] ?? 0);
    least = Math.min(least, running);
  }
  const greatest = all.reduce((most, loss) => Math.max(most, loss), -Infinity);
  return { count, first: mean(0), last: mean(count - span), least: least / span, greatest };
}

/** All findings, the most pressing first. A change that mends several is offered once, with the first of them. */
export function coachFindings(evidence: CoachEvidence): Finding[] {
  return [...ofTraining(evidence), ...unlikeDrawing(evidence)]
    .filter((finding) => finding !== null)
    .map((finding, index, all) => (isOffered(finding, all.slice(0, index)) ? { ...finding, mend: null } : finding));
}

/** Kernels at zero are the cause of all else that there is to be seen. */
function ofTraining(evidence: CoachEvidence): (Finding | null)[] {
  const broken = brokenLoss(evidence);
  const zero = broken ? null : zeroKernels(evidence);
  if (zero) return [zero];
  const found = broken ? [broken] : [learningRate(evidence), overfitting(evidence)];
  return [...found, ...deadLayers(evidence), oneClass(evidence)];
}

function isOffered({ mend }: Finding, before: readonly Finding[]): boolean {
  return before.some((other) => mend !== null && JSON.stringify(other.mend) === JSON.stringify(mend));
}

function brokenLoss({ isLossBroken, settings }: CoachEvidence): Finding | null {
  if (!isLossBroken) return null;
  return {
    code: 'lossNotFinite',
    evidence: { learningRate: settings.learningRate },
    mend: lowerLearningRate(settings),
  };
}

/** Batches before the loss is judged: with fewer, bad luck and a bad setting look alike. */
const fewestBatches = { high: 20, low: 100 };
/** Too high: the loss has climbed back to 1.5 times its best and lies above 0.3 of mere guessing (small losses tremble by more than that harmlessly) ... */
const climb = { factor: 1.5, share: 0.3 };
/** ... or it once leapt to 3 times guessing and still guesses: the first steps have destroyed the weights. */
const leap = { factor: 3, share: 0.9 };
/**
 * Too low: below the rate that works, and after 100 batches at least 0.95 of the first loss is left, and of guessing the share above. Rates that suit halve it by then on
 * digits and garments alike; a run that goes on from good weights, or whose layers are dead, stands still for another reason.
 */
const leastFall = 0.95;

function learningRate({ losses, settings, classes, layers }: CoachEvidence): Finding | null {
  if (losses === null) return null;
  const { count, first, last, least, greatest } = losses;
  const chance = chanceLoss(classes);
  const evidence = { learningRate: settings.learningRate, count, first, last, least, greatest, chance };
  const hasClimbed = last > climb.factor * least && last > climb.share * chance;
  const hasLeapt = greatest > leap.factor * chance && last > leap.share * chance;
  if (count >= fewestBatches.high && (hasClimbed || hasLeapt))
    return { code: 'learningRateTooHigh', evidence, mend: lowerLearningRate(settings) };
  if (standsStill(losses, chance) && !layers.some(isDead) && settings.learningRate < workingRate(settings))
    return { code: 'learningRateTooLow', evidence, mend: setLearningRate(workingRate(settings)) };
  return null;
}

function standsStill({ count, first, last }: LossSummary, chance: number): boolean {
  return count >= fewestBatches.low && last > leastFall * first && last > climb.share * chance;
}

/** A kernel at zero learns behind others and beside them; where nothing is learned, or layers are dead, it is the cause. */
function zeroKernels({ zeroKernels: [layerId, ...others], layers, losses, classes }: CoachEvidence): Finding | null {
  if (layerId === undefined) return null;
  const isLost = layers.some(isDead) || (losses !== null && standsStill(losses, chanceLoss(classes)));
  if (!isLost) return null;
  return { code: 'zeroKernels', layerId, evidence: { count: others.length + 1 }, mend: { kind: 'usualKernels' } };
}

/** Overfitting: the validation loss was at its best at least 2 epochs ago and has risen by a tenth, while the training loss fell on. One worse epoch is chance. */
const overfit = { epochs: 2, rise: 1.1 };

function overfitting({ epochs, settings }: CoachEvidence): Finding | null {
  const validated = epochs.flatMap(({ epoch, loss, valLoss }) => (valLoss === null ? [] : [{ epoch, loss, valLoss }]));
  const last = validated.at(-1);
  const [start] = validated;
  if (!last || !start) return null;
  const best = validated.reduce((least, one) => (one.valLoss < least.valLoss ? one : least), start);
  const isLate = last.epoch - best.epoch >= overfit.epochs;
  if (!isLate || last.valLoss < overfit.rise * best.valLoss || last.loss >= best.loss) return null;
  return {
    code: 'overfitting',
    evidence: {
      bestEpoch: best.epoch,
      lastEpoch: last.epoch,
      epochsAgo: last.epoch - best.epoch,
      bestValLoss: best.valLoss,
      lastValLoss: last.valLoss,
      lastLoss: last.loss,
    },
    mend: best.epoch < settings.epochs ? { kind: 'setSetting', name: 'epochs', value: best.epoch } : null,
  };
}

/** A few dead channels are common and harmless; with half of a layer gone, the network is half as wide as it looks. */
const deadShare = 0.5;

function isDead({ channels, dead }: DeadChannels): boolean {
  return dead >= deadShare * channels;
}

function deadLayers({ layers, settings }: CoachEvidence): Finding[] {
  const mend = isAboveWorking(settings) ? lowerLearningRate(settings) : null;
  return layers
    .filter(isDead)
    .map(({ layerId, channels, dead }) => ({ code: 'deadRelu', layerId, evidence: { channels, dead }, mend }));
}

/** One class swallowed all: it takes half of all answers and at least 3 times its due, over enough images to tell. */
const swallowed = { share: 0.5, factor: 3, images: 50 };

function oneClass({ matrix, settings }: CoachEvidence): Finding | null {
  if (matrix === null || matrix.total < swallowed.images) return null;
  const answers = Math.max(...matrix.perPrediction);
  const classIndex = matrix.perPrediction.indexOf(answers);
  const due = matrix.perTruth[classIndex] ?? 0;
  if (answers < swallowed.share * matrix.total || answers < swallowed.factor * due) return null;
  const mend = isAboveWorking(settings) ? lowerLearningRate(settings) : null;
  return { code: 'oneClassTakesAll', evidence: { classIndex, answers, due, total: matrix.total }, mend };
}

/**
 * Measured on MNIST's first 8,000 training images, in pixels: the centre of mass within 0.7 of its place in all, the longer side 20 in all but two, the stroke 1.8 to 4.6
 * wide in 98 of 100. The limits leave room for hands and pens that networks still read well.
 */
const mnistForm = { offCentre: 1.5, boxSide: [17, 22], strokeWidth: [1.6, 5] } as const;

function unlikeDrawing({ drawing }: CoachEvidence): Finding[] {
  if (drawing === null) return [];
  const { offCentre, boxSide, strokeWidth } = drawing;
  const centreDrawing: FindingMend = { kind: 'centreDrawing' };
  const finding = (isSo: boolean, code: FindingCode, evidence: Finding['evidence'], mend: FindingMend | null) =>
    isSo ? [{ code, evidence, mend }] : [];
  const side = { boxSide, least: mnistForm.boxSide[0], most: mnistForm.boxSide[1] };
  const width = { strokeWidth, least: mnistForm.strokeWidth[0], most: mnistForm.strokeWidth[1] };
  return [
    ...finding(
      offCentre > mnistForm.offCentre,
      'drawingOffCentre',
      { offCentre, most: mnistForm.offCentre },
      centreDrawing,
    ),
    ...finding(boxSide < mnistForm.boxSide[0], 'drawingTooSmall', side, centreDrawing),
    ...finding(boxSide > mnistForm.boxSide[1], 'drawingTooLarge', side, centreDrawing),
    ...finding(strokeWidth < mnistForm.strokeWidth[0], 'drawingTooThin', width, null),
    ...finding(strokeWidth > mnistForm.strokeWidth[1], 'drawingTooThick', width, null),
  ];
}

function workingRate({ optimizer }: TrainingSettings): number {
  return workingLearningRates[optimizer.kind];
}

function isAboveWorking(settings: TrainingSettings): boolean {
  return settings.learningRate > workingRate(settings);
}

/** Back to what works with the optimizer, however far above it the rate lies; a tenth where that is too much already. */
function lowerLearningRate(settings: TrainingSettings): FindingMend {
  return setLearningRate(isAboveWorking(settings) ? workingRate(settings) : settings.learningRate / 10);
}

/** A learning rate in round figures (two digits) and within its limits. */
function setLearningRate(rate: number): FindingMend {
  const { min, max } = settingsFields.learningRate;
  const value = Math.min(max, Math.max(min, Number(rate.toPrecision(2))));
  return { kind: 'setSetting', name: 'learningRate', value };
}
