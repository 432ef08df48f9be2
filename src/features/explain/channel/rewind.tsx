import { useEffect, useState } from 'react';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useInside, useTraining } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { PauseIcon, PlayIcon } from '../../../ui/icons';
import { Slider } from '../../../ui/slider';
import { rewindPlace } from './rewind-place';
import styles from './rewind.module.css';

/** Milliseconds from one remembered moment to the next while the run is played. */
const pace = 600;

/** A slider over the remembered moments of the run, from its first weights to those of now. */
export function Rewind() {
  const t = useT();
  const format = useFormat();
  const moments = useInside((state) => state.moments);
  const moment = useInside((state) => state.moment);
  const rewind = useInside((state) => state.rewind);
  const [isPlaying, setPlaying] = useState(false);
  const version = useTraining((state) => state.version);
  const askMoments = useInside((state) => state.askMoments);
  useEffect(() => void askMoments(), [version, askMoments]);
  const now = moments.length;
  const place = rewindPlace(moments, moment);
  const goTo = (target: number) => rewind(moments[target]?.step ?? null);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => {
      rewind(moments[place + 1]?.step ?? null);
      if (place + 1 >= now) setPlaying(false);
    }, pace);
    return () => clearTimeout(timer);
  }, [isPlaying, place, now, moments, rewind]);
  if (moments.length < 2) return null;
  const nameOf = (target: number) => {
    const at = moments[target];
    return at ? t('inside.momentAt', { step: format.number(at.step), epochs: at.epochs }) : t('inside.now');
  };
  const play = () => {
    if (!isPlaying && place >= now) goTo(0);
    setPlaying(!isPlaying);
  };
  return (
    <div className={styles.rewind}>
      <Button icon={isPlaying ? <PauseIcon /> : <PlayIcon />} hint={t('inside.playRunHint')} onPress={play}>
        {t(isPlaying ? 'inside.pauseRun' : 'inside.playRun')}
      </Button>
      <div className={styles.slider}>
        <Slider
          label={t('inside.rewind')}
          hint={t('inside.rewindHint')}
          value={place}
          min={0}
          max={now}
          step={1}
          format={nameOf}
          onChange={goTo}
        />
      </div>
    </div>
  );
}
