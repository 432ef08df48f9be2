import { useEffect, useState } from 'react';
import { engine } from '../../state/engine/engine';
import { askEvidence, evidenceFor, type Evidence, type EvidenceFound } from '../../state/mistakes/evidence';
import { useTraining } from '../../state/training/training';
import type { EvidenceMethod } from '../../domain/explain/evidence';

/** A pen moves on many times a second: evidence is sought when it rests for so many milliseconds. */
const calm = 150;

/** Where an image speaks for a class, again whenever the weights have changed; nothing new while nobody looks (`isShown`). */
export function useEvidence(
  image: Float32Array,
  classIndex: number,
  method: EvidenceMethod,
  isShown: boolean,
): Evidence {
  const version = useTraining((state) => state.version);
  const [found, setFound] = useState<EvidenceFound | null>(null);
  useEffect(() => {
    if (!isShown) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void askEvidence(engine, { image, classIndex, method }).then((next) => next && isWanted && setFound(next));
    }, calm);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [image, classIndex, method, version, isShown]);
  return evidenceFor(found, { image, classIndex, method });
}
