/** Where a picture speaks for a class, as the worker answers it. */
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import { failureOf } from '../engine/failure';
import type { EvidenceMap, EvidenceMethod, NoEvidence } from '../../domain/explain/evidence';

export interface EvidenceQuestion {
  /** height x width x channels values from 0 to 1. */
  readonly image: Float32Array;
  readonly classIndex: number;
  readonly method: EvidenceMethod;
}

export interface Evidence {
  readonly answer: EvidenceMap | NoEvidence | null;
  readonly failure: EngineFailure | null;
}

/** What was answered, with what was asked: one picture's evidence says nothing about another. */
export interface EvidenceFound extends Evidence {
  readonly question: EvidenceQuestion;
}

const nothing: Evidence = { answer: null, failure: null };

/** Null when a newer question has overtaken this one, or it was given up. Never rejects. */
export async function askEvidence(
  engine: Pick<Engine, 'call'>,
  question: EvidenceQuestion,
  signal: AbortSignal,
): Promise<EvidenceFound | null> {
  try {
    const answer = await engine.call('evidence', { ...question, view: 'why' }, { signal });
    return answer && { question, answer, failure: null };
  } catch (error) {
    return signal.aborted ? null : { question, answer: null, failure: failureOf(error) };
  }
}

/** What is known about a question: nothing where the answer belongs to another one. */
export function evidenceFor(found: EvidenceFound | null, { image, classIndex, method }: EvidenceQuestion): Evidence {
  const asked = found?.question;
  const isAnswer = asked?.image === image && asked.classIndex === classIndex && asked.method === method;
  return found && isAnswer ? found : nothing;
}
