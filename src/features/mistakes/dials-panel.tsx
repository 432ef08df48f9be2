import { useEffect, useRef, useState } from 'react';
import {
  areNeutral,
  dialNames,
  dials,
  leadingClasses,
  likeliest,
  steadyRange,
  type DialCurves,
  type DialName,
} from '../../domain/dials';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData } from '../../state/data';
import { useDials } from '../../state/dials';
import { useDrawing } from '../../state/drawing';
import { useView } from '../../state/view';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { Slider } from '../../ui/slider';
import { DialCurve, LineSample, lineCount } from './dial-curve';
import styles from './dials.module.css';
import { rgbaOf } from './paint-images';
import { failureKey } from './reading-bar';

const digits: readonly string[] = Array.from({ length: 10 }, (_, digit) => String(digit));

function useNames(): readonly string[] {
  return useData((state) => state.info?.classNames) ?? digits;
}

/** Curves are computed while the panel is in sight, and only then. */
function useWatched() {
  const ref = useRef<HTMLDivElement>(null);
  const [isInSight, setInSight] = useState(false);
  const isOpen = useView((state) => state.tab === 'mistakes');
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver((entries) => setInSight(entries.some((entry) => entry.isIntersecting)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  const isWatched = isOpen && isInSight;
  useEffect(() => {
    useDials.getState().watch(isWatched);
    return () => useDials.getState().watch(false);
  }, [isWatched]);
  return ref;
}

/** The value of a dial for people. */
function useValueText(name: DialName): (value: number) => string {
  const t = useT();
  const format = useFormat();
  const places = name === 'scale' || name === 'thickness' || name === 'noise' ? 2 : 0;
  return (value) => t(`dials.value_${name}`, { value: format.number(Number(value.toFixed(places))) });
}

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
  const names = useNames();
  const probabilities = useDials((state) => state.probabilities);
  const best = likeliest(probabilities ?? undefined);
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
  const t = useT();
  const values = useDials((state) => state.values);
  const picture = useDials((state) => state.picture);
  const keep = () => {
    if (!picture) return;
    useDrawing.getState().showSample(Uint8Array.from(picture.values, (value) => Math.round(255 * value)));
    useDials.getState().reset();
  };
  const isNeutral = areNeutral(values);
  return (
    <div className={styles.actions}>
      <Button hint={t('dials.resetHint')} isDisabled={isNeutral} onPress={useDials.getState().reset}>
        {t('dials.reset')}
      </Button>
      <Button hint={t('dials.keepHint')} isDisabled={isNeutral || !picture} onPress={keep}>
        {t('dials.keep')}
      </Button>
    </div>
  );
}

/** A slider, and above it the probabilities along its whole way. */
function DialControl({ name, curves }: { name: DialName; curves: DialCurves | null }) {
  const t = useT();
  const names = useNames();
  const value = useDials((state) => state.values[name]);
  const setDial = useDials((state) => state.setDial);
  const text = useValueText(name);
  const { min, max, step } = dials[name];
  const curve = curves?.[name] ?? [];
  const classes = curves ? leadingClasses(curves, lineCount) : [];
  const steady = steadyRange(name, curve, value);
  const words = steady
    ? t(steady.from === min && steady.to === max ? 'dials.steadyAll' : 'dials.steady', {
        name: names[steady.classIndex] ?? '',
        from: text(steady.from),
        to: text(steady.to),
      })
    : t('dials.noCurve');
  return (
    <div className={styles.dial} data-dial={name}>
      <Slider
        label={t(`dials.${name}`)}
        hint={t(`dials.${name}Hint`)}
        value={value}
        min={min}
        max={max}
        step={step}
        format={text}
        onChange={(next) => setDial(name, next)}
      />
      <div className={styles.frame}>
        <DialCurve name={name} value={value} curve={curve} classes={classes} steady={steady} label={words} />
      </div>
      <p className={styles.steadyWords}>{words}</p>
    </div>
  );
}

function Legend({ curves }: { curves: DialCurves }) {
  const t = useT();
  const names = useNames();
  return (
    <ul className={styles.legend} aria-label={t('dials.legend')}>
      {leadingClasses(curves, lineCount).map((classIndex, rank) => (
        <li key={classIndex} className={styles.entry}>
          <LineSample rank={rank} />
          {names[classIndex]}
        </li>
      ))}
    </ul>
  );
}

/** Turn the drawing and see what the network minds: how the probabilities change with every way of changing a picture. */
export function DialsPanel() {
  const t = useT();
  const ref = useWatched();
  const curves = useDials((state) => state.curves);
  const failure = useDials((state) => state.failure);
  const hasPicture = useDials((state) => state.picture !== null);
  return (
    <Panel level={3} title={t('dials.title')} actions={curves && <Legend curves={curves} />}>
      <p className={styles.lead}>{t('dials.lead')}</p>
      {failure && <p className={styles.lead}>{t(failureKey(failure), { detail: failure.detail })}</p>}
      {!hasPicture && <p className={styles.lead}>{t('dials.noPicture')}</p>}
      <div ref={ref} className={styles.dials}>
        <div className={styles.side}>
          {hasPicture && <TurnedPicture />}
          <TurnedReading />
          <DialActions />
        </div>
        <div className={styles.all}>
          {dialNames.map((name) => (
            <DialControl key={name} name={name} curves={curves} />
          ))}
        </div>
      </div>
    </Panel>
  );
}
