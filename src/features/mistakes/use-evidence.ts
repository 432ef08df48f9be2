import { useEffect, useRef, useState } from 'react';
import type { EvidenceMap, EvidenceMethod, NoEvidence } from '../../protocol/inspect';
import type { EngineFailure } from '../../protocol/messages';
import { engine } from '../../state/engine';
import { failureOf } from '../../state/failure';
import { useTraining } from '../../state/training';

interface Question {
  readonly image: Float32Array;
  readonly classIndex: number;
  readonly method: EvidenceMethod;
}

export interface Evidence {
  readonly answer: EvidenceMap | NoEvidence | null;
  readonly failure: EngineFailure | null;
}

const nothing: Evidence = { answer: null, failure: null };

/** Asks one question at a time; of those asked meanwhile only the newest is sent. */
function createAsker(onAnswer: (evidence: Evidence, question: Question) => void) {
  let isBusy = false;
  let waiting: Question | null = null;
  async function send(question: Question): Promise<void> {
    isBusy = true;
    try {
      const { image } = question;
      const answer = await engine.call('evidence', { ...question, image: image.slice(), view: 'why' });
      if (answer) onAnswer({ answer, failure: null }, question);
    } catch (error) {
      onAnswer({ answer: null, failure: failureOf(error) }, question);
    }
    isBusy = false;
    const next = waiting;
    waiting = null;
    if (next) void send(next);
  }
  return (question: Question) => {
    if (isBusy) waiting = question;
    else void send(question);
  };
}

/**
 * Where an image speaks for a class, again whenever the weights have changed. The answer before stays while the next one is made; none while nobody looks
 * (`isShown`). It belongs to the picture and class of `question`.
 */
export function useEvidence(
  image: Float32Array | null,
  classIndex: number,
  method: EvidenceMethod,
  isShown: boolean,
): Evidence {
  const version = useTraining((state) => state.version);
  const [evidence, setEvidence] = useState<Evidence & { readonly method?: EvidenceMethod }>(nothing);
  const asker = useRef<ReturnType<typeof createAsker> | null>(null);
  useEffect(() => {
    if (!image || !isShown) return;
    asker.current ??= createAsker((next, question) => setEvidence({ ...next, method: question.method }));
    asker.current({ image, classIndex, method });
  }, [image, classIndex, method, version, isShown]);
  return image && evidence.method === method ? evidence : nothing;
}
