import { useEffect, useRef } from 'react';
import { side } from '../../domain/digit/mnist-form';
import { useT } from '../../i18n/use-t';
import { useDrawing } from '../../state/use-page';
import { Switch } from '../../ui/switch';
import styles from './seen-picture.module.css';
import { paintValues } from '../../ui/drawing/paint';

/** The picture that the network gets, enlarged, and the switch that shows what centring is for. */
export function SeenPicture() {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useDrawing((state) => state.image);
  const centred = useDrawing((state) => state.centred);
  // Images of the data set, and grey pictures, go to the network as they are.
  const isFixed = useDrawing(
    ({ sample, uploaded, form }) => sample !== null || (uploaded !== null && form !== 'digit'),
  );
  const setCentred = useDrawing((state) => state.setCentred);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) paintValues(context, image);
  }, [image]);
  return (
    <figure className={styles.view}>
      <div className={styles.image}>
        <canvas ref={canvas} width={side} height={side} role="img" aria-label={t('draw.seen')} />
        {/* Room for what the picture of the network lights. */}
        <span data-lights="seen" />
      </div>
      <figcaption className={styles.caption} aria-hidden="true">
        {t('draw.seen')}
      </figcaption>
      <Switch
        label={t('draw.centred')}
        hint={t('draw.centredHint')}
        isDisabled={isFixed}
        isSelected={centred}
        onChange={setCentred}
      />
    </figure>
  );
}
