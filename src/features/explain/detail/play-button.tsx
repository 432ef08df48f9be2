import { use } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { PauseIcon, PlayIcon } from '../../../ui/icons';
import styles from './detail.module.css';
import { HeadSlot } from './head-slot';
import type { PixelWalk } from './use-pixel';

/** Starts and holds the sliding window, and says where it is: in the head line, where it costs no height. */
export function PlayButton({ walk: { isPlaying, toggle, pixel, height, width } }: { walk: PixelWalk }) {
  const t = useT();
  const slot = use(HeadSlot);
  if (height * width <= 1 || !slot) return null;
  return createPortal(
    <div className={styles.play}>
      <Button
        variant={isPlaying ? 'secondary' : 'primary'}
        icon={isPlaying ? <PauseIcon /> : <PlayIcon />}
        hint={t('inside.playHint')}
        onPress={toggle}
      >
        {t(isPlaying ? 'inside.pauseWindow' : 'inside.playWindow')}
      </Button>
      <span
        role="status"
        aria-label={t('inside.position')}
        aria-live={isPlaying ? 'off' : 'polite'}
        data-row={pixel.row}
        data-column={pixel.column}
      >
        {t('inside.place', { row: pixel.row + 1, column: pixel.column + 1 })}
      </span>
    </div>,
    slot,
  );
}
