/** Questions of views to the worker whose answers no store keeps: they last as long as the view. */
import type { Engine } from '../engine-client/api';
import type { SplitAnswers } from '../domain/explain/confusion';
import type { Samples } from '../domain/data/samples';
import type { Calls } from '../protocol/messages';
import { askEvidence, type EvidenceFound, type EvidenceQuestion } from './mistakes/evidence';
import { askImages, type ImagesShown } from './mistakes/images';

export interface Questions {
  /** Images of the data set. Rejects with an EngineError. */
  readonly samples: (args: Calls['samples']['args']) => Promise<Samples>;
  /** The images at these positions of a reading, or why there are none. Never rejects. */
  readonly images: (reading: Pick<SplitAnswers, 'split' | 'from'>, indices: readonly number[]) => Promise<ImagesShown>;
  /** The weights of layers as small pictures; null when a newer question has overtaken this one. Rejects with an EngineError. */
  readonly kernels: (args: Calls['kernels']['args']) => Promise<Calls['kernels']['result']>;
  /** Where a picture speaks for a class; null when a newer question has overtaken this one, or it was given up. Never rejects. */
  readonly evidence: (question: EvidenceQuestion, signal: AbortSignal) => Promise<EvidenceFound | null>;
}

export function createQuestions(engine: Engine): Questions {
  return {
    samples: (args) => engine.call('samples', args),
    images: (reading, indices) => askImages(engine, reading, indices),
    kernels: (args) => engine.call('kernels', args),
    evidence: (question, signal) => askEvidence(engine, question, signal),
  };
}
