import { useEffect, useState } from 'react';
import type { Split } from '../../domain/data/samples';
import { classWords } from '../../i18n/class-words';
import { useT } from '../../i18n/use-t';
import { useData, useDrawing, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { GreyPicture } from '../../ui/grey-picture';
import { classNames } from '../../ui/class-names';
import { useRovingTab } from '../../ui/maps/use-roving-tab';
import styles from './examples-to-try.module.css';

interface ImageToTry {
  readonly label: number;
  /** 28 x 28 bytes. */
  readonly image: Uint8Array;
}

/** The first image of each class that has any; none before the worker has given them. */
function useFirstImages(split: Split): readonly ImageToTry[] {
  const { questions } = usePage();
  const info = useData((state) => state.info);
  const [found, setFound] = useState<{ of: typeof info; images: readonly ImageToTry[] } | null>(null);
  useEffect(() => {
    if (!info) return;
    let isWanted = true;
    const asked = info.classNames.map(async (_, label) => {
      const { images, indices } = await questions.samples({ split, label, offset: 0, count: 1 });
      return indices.length > 0 ? [{ label, image: images }] : [];
    });
    Promise.all(asked).then(
      (images) => isWanted && setFound({ of: info, images: images.flat() }),
      () => isWanted && setFound(null),
    );
    return () => {
      isWanted = false;
    };
  }, [questions, info, split]);
  return found?.of === info ? found.images : [];
}

/** One image of each class of the data set, for those who have none at hand. */
export function ImagesToTry({ split }: { split: Split }) {
  const t = useT();
  const images = useFirstImages(split);
  const shown = useDrawing((state) => state.sample);
  const showSample = useDrawing((state) => state.showSample);
  const names = classWords(t, useData((state) => state.info?.classNames) ?? []);
  const roving = useRovingTab({ columns: images.length, count: images.length });
  const buttons = images.map(({ label, image }, at) => {
    const name = names[label] ?? '';
    return (
      <Button
        key={label}
        variant="quiet"
        aria-label={t('draw.imageExample', { name })}
        aria-pressed={shown?.every((value, at) => value === image[at]) ?? false}
        hint={name}
        {...roving.tabProps(at)}
        onPress={() => showSample(image)}
      >
        <GreyPicture image={image} width={28} height={28} name={name} />
      </Button>
    );
  });
  return (
    <div className={classNames(styles.buttons, styles.images)} onKeyDown={roving.onKeyDown}>
      {buttons}
    </div>
  );
}
