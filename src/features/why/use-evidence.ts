import { useEffect, useState } from 'react';
import type { EvidenceMethod } from '../../domain/explain/evidence';
import { evidenceFor, type Evidence, type EvidenceFound } from '../../state/mistakes/evidence';
import { useDamage, usePage, useTraining } from '../../state/use-page';

/** A pen moves on many times a second: evidence is sought when it rests for so many milliseconds. */
const calm = 150;

/** Where an image speaks for a class, again whenever the weights have changed; nothing new while nobody looks (`isShown`). */
export function useEvidence(
  image: Float32Array,
  classIndex: number,
  method: EvidenceMethod,
  isShown: boolean,
): Evidence {
  const { questions } = usePage();
  const version = useTraining((state) => state.version);
  const damage = useDamage((state) => state.version);
  const [found, setFound] = useState<EvidenceFound | null>(null);
  useEffect(() => {
    if (!isShown) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      void questions.evidence({ image, classIndex, method }, asking.signal).then((next) => next && setFound(next));
    }, calm);
    return () => {
      asking.abort();
      clearTimeout(timer);
    };
  }, [questions, image, classIndex, method, version, damage, isShown]);
  return evidenceFor(found, { image, classIndex, method });
}
