import { useEffect, useState } from 'react';
import type { SplitAnswers } from '../../domain/explain/confusion';
import type { ImagesShown } from '../../state/mistakes/images';
import { usePage } from '../../state/use-page';

const none: ImagesShown = { page: null, failure: null };

/** The images at these positions of a reading; those before stay until they are there. */
export function useImages(reading: SplitAnswers, indices: readonly number[]): ImagesShown {
  const { questions } = usePage();
  const [shown, setShown] = useState(none);
  useEffect(() => {
    let isWanted = true;
    void questions.images(reading, indices).then((images) => isWanted && setShown(images));
    return () => {
      isWanted = false;
    };
  }, [questions, reading, indices]);
  return shown;
}
