import { useT } from '../../../i18n/use-t';
import styles from './detail.module.css';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import type { useChannelMaps } from './use-channel-maps';
import type { PixelWalk } from './use-pixel';

interface BeforeAfterProps extends ReturnType<typeof useChannelMaps> {
  walk: PixelWalk;
  /** Below the maps; their names unless told. */
  captions?: { readonly before: string; readonly after: string };
}

/** One channel on its way through a layer that changes the numbers alone. */
export function BeforeAfter({ walk, input, output, captions }: BeforeAfterProps) {
  const t = useT();
  const figure = { walk, pixel: walk.pixel, side: '12rem' };
  const [before, after] = [t('inside.before'), t('inside.after')];
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        <LayerFigure {...figure} label={before} caption={captions?.before ?? before} {...input} />
        <span className={styles.operator}>→</span>
        <LayerFigure {...figure} label={after} caption={captions?.after ?? after} {...output} />
      </div>
    </>
  );
}
