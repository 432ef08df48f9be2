import { useEffect, useState } from 'react';
import type { Samples } from '../../domain/data/samples';
import { streamKey, streams } from '../../domain/random';
import { augmenterOf, augments } from '../../domain/training/augment';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, usePage, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { GreyPicture } from '../../ui/grey-picture';
import styles from './augmentation-settings.module.css';

/** Pictures in the preview. */
const count = 8;

/** The first training images; null while none are wanted or there. */
function useFirstImages(isWanted: boolean): Samples | null {
  const { questions } = usePage();
  const info = useData((state) => state.info);
  const [found, setFound] = useState<{ readonly info: typeof info; readonly samples: Samples } | null>(null);
  useEffect(() => {
    if (!isWanted || !info) return;
    let isCurrent = true;
    questions.samples({ split: 'train', label: null, offset: 0, count }).then(
      (samples) => isCurrent && setFound({ info, samples }),
      () => undefined, // without a worker there is nothing to show
    );
    return () => {
      isCurrent = false;
    };
  }, [questions, info, isWanted]);
  return isWanted && found?.info === info ? found.samples : null;
}

/** The images as a step of the training gets them; `step` chooses the chances. */
function useChanged(samples: Samples | null, step: number): readonly Uint8Array[] {
  const settings = useTraining((state) => state.settings);
  const shape = useData((state) => state.info?.imageShape);
  if (!samples || !shape) return [];
  const augment = augmenterOf(settings, shape);
  if (!augment) return [];
  const size = shape[0] * shape[1] * shape[2];
  const key = streamKey(settings.seed, streams.augment, step);
  return Array.from(samples.labels, (_, index) => {
    const values = new Float32Array(size);
    augment(samples.images, index * size, values, 0, key, index);
    return Uint8Array.from(values, (value) => Math.round(255 * value));
  });
}

/** Some training images as the augmentation that is set changes them. */
export function AugmentationPreview() {
  const t = useT();
  const format = useFormat();
  const isOn = useTraining((state) => augments(state.settings));
  const shape = useData((state) => state.info?.imageShape);
  const [step, setStep] = useState(0);
  const pictures = useChanged(useFirstImages(isOn), step);
  if (!shape || pictures.length === 0) return null;
  return (
    <div className={styles.preview} role="group" aria-label={t('augment.preview')}>
      <span aria-hidden="true">{t('augment.preview')}</span>
      <div className={styles.pictures}>
        {pictures.map((image, index) => (
          <GreyPicture
            key={index}
            image={image}
            height={shape[0]}
            width={shape[1]}
            name={t('augment.previewOf', { number: format.number(index + 1) })}
          />
        ))}
      </div>
      <Button variant="quiet" hint={t('augment.againHint')} onPress={() => setStep(step + 1)}>
        {t('augment.again')}
      </Button>
    </div>
  );
}
