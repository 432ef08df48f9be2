import { dials, type DialName } from '../../domain/digit/dial-table';
import { steadyRange, type DialCurves } from '../../domain/digit/dials';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useClassNames } from '../../state/data/use-classes';
import { useDials } from '../../state/use-page';
import { Slider } from '../../ui/slider';
import { DialCurve } from './dial-curve';
import styles from './dials.module.css';

/** The value of a dial for people. */
function useValueText(name: DialName): (value: number) => string {
  const t = useT();
  const format = useFormat();
  const places = name === 'scale' || name === 'thickness' || name === 'noise' ? 2 : 0;
  return (value) => t(`dials.value_${name}`, { value: format.number(Number(value.toFixed(places))) });
}

export interface DialControlProps {
  name: DialName;
  curves: DialCurves | null;
  /** Those that have a line. */
  classes: readonly number[];
}

/** A slider, and below it the probabilities along its whole way. */
export function DialControl({ name, curves, classes }: DialControlProps) {
  const t = useT();
  const names = classWords(t, useClassNames());
  const value = useDials((state) => state.values[name]);
  const setDial = useDials((state) => state.setDial);
  const text = useValueText(name);
  const { min, max, step } = dials[name];
  const curve = curves?.[name] ?? [];
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
