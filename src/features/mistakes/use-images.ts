import { useEffect, useState } from 'react';
import { engine } from '../../state/engine/engine';
import { askImages, type ImagesShown } from '../../state/mistakes/images';
import type { SplitAnswers } from '../../domain/explain/confusion';

const none: ImagesShown = { page: null, failure: null };

/** The images at these positions of a reading; those before stay until they are there. */
export function useImages(reading: SplitAnswers, indices: readonly number[]): ImagesShown {
  const [shown, setShown] = useState(none);
  useEffect(() => {
    let isWanted = true;
    void askImages(engine, reading, indices).then((images) => isWanted && setShown(images));
    return () => {
      isWanted = false;
    };
  }, [reading, indices]);
  return shown;
}
