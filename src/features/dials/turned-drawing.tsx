import { useEffect, useRef } from 'react';
import { areNeutral } from '../../domain/digit/dial-table';
import { argMax } from '../../domain/numbers/arg-max';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useClassNames } from '../../state/data/use-classes';
import { useDials, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import styles from './dials.module.css';
import { rgbaOf } from '../../ui/paint-images';

/** The drawing as the dials change it. */
function TurnedPicture() {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useDials((state) => state.picture);
  useEffect(() => {
    if (!canvas.current || !picture) return;
    const { width, height, values } = picture;
    canvas.current.width = width;
    canvas.current.height = height;
    const bytes = Uint8Array.from(values, (value) => Math.round(255 * value));
    canvas.current.getContext('2d')?.putImageData(new ImageData(rgbaOf(bytes, 1), width, height), 0, 0);
  }, [picture]);
  return <canvas ref={canvas} className={styles.picture} role="img" aria-label={t('dials.picture')} />;
}

/** What the network reads in the turned drawing. */
function TurnedReading() {
  const t = useT();
  const format = useFormat();
  const names = classWords(t, useClassNames());
  const probabilities = useDials((state) => state.probabilities);
  const best = argMax(probabilities ?? []);
  const words =
    probabilities && best >= 0
      ? t('dials.reads', { name: names[best] ?? '', share: format.percent(probabilities[best] ?? 0, 0) })
      : t('dials.noReading');
  return (
    <p
      className={styles.reading}
      role="status"
      aria-label={t('dials.status')}
      data-class={best}
      data-confidence={probabilities?.[best]?.toFixed(4)}
    >
      {words}
    </p>
  );
}

function DialActions() {
  const page = usePage();
  const t = useT();
  const values = useDials((state) => state.values);
  const picture = useDials((state) => state.picture);
  const keep = () => {
    if (!picture) return;
    page.drawing.getState().showSample(Uint8Array.from(picture.values, (value) => Math.round(255 * value)));
    page.dials.getState().reset();
  };
  const isNeutral = areNeutral(values);
  return (
    <div className={styles.actions}>
      <Button hint={t('dials.resetHint')} isDisabled={isNeutral} onPress={page.dials.getState().reset}>
        {t('dials.reset')}
      </Button>
      <Button hint={t('dials.keepHint')} isDisabled={isNeutral || !picture} onPress={keep}>
        {t('dials.keep')}
      </Button>
    </div>
  );
}

/** The drawing with all dials applied, what is read in it, and what can be done with it. */
export function TurnedDrawing() {
  const hasPicture = useDials((state) => state.picture !== null);
  return (
    <div className={styles.side}>
      {hasPicture && <TurnedPicture />}
      <TurnedReading />
      <DialActions />
    </div>
  );
}
