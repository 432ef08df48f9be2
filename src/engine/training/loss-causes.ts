import { workingLearningRates } from '../../domain/training/learning-rates';
import type { TrainingSettings } from '../../domain/training/training';
import type { BatchMetrics } from '../../domain/training/metrics';
import { EngineFault } from '../core/fault';

/** A learning rate this many times above one that works is the first suspect. */
const suspiciousFactor = 5;

/** @throws EngineFault `lossNotFinite`, with the setting that most likely caused it as its detail */
export function checkFinite(batches: readonly BatchMetrics[], settings: TrainingSettings, learningRate: number): void {
  if (batches.every(({ loss }) => Number.isFinite(loss))) return;
  throw new EngineFault('lossNotFinite', likelyCause(settings, learningRate));
}

function likelyCause({ optimizer }: TrainingSettings, learningRate: number): string {
  if (learningRate > suspiciousFactor * workingLearningRates[optimizer.kind]) return 'learningRate';
  if ('momentum' in optimizer.params && optimizer.params.momentum >= 0.95) return 'momentum';
  return 'unknown';
}
