import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/inside';
import { classNames } from '../../../ui/class-names';
import { NumberValue } from '../../../ui/maps/number-value';
import type { TilePicture } from '../../../ui/maps/tile-paint';
import { useClassNames } from '../use-built';
import styles from './network-picture.module.css';

export interface FewNumbersProps {
  layer: number;
  name: string;
  channels: number;
  values: Float32Array | null;
  picture: TilePicture | null;
  /** The last layer: each number belongs to a class. */
  isOutput: boolean;
}

/** A short vector as bars with their names: at the end, the answer of the network. */
export function FewNumbers({ layer, name, channels, values, picture, isOutput }: FewNumbersProps) {
  const t = useT();
  const format = useFormat();
  const classes = useClassNames();
  const open = useInside((state) => state.open);
  const opened = useInside((state) => (state.opened?.layer === layer ? state.opened.channel : null));
  const best = values ? values.indexOf(Math.max(...values)) : -1;
  return (
    <ul className={styles.bars} aria-label={t('inside.numbersOf', { name })}>
      {Array.from({ length: channels }, (_, unit) => {
        const value = values?.[unit] ?? 0;
        const bound = picture?.bound(unit) ?? 0;
        const share = bound > 0 ? Math.min(1, Math.abs(value) / bound) : 0;
        const style = {
          '--share': `${100 * (isOutput ? Math.abs(value) : share)}%`,
          '--bar': `var(--${value < 0 ? 'negative' : 'positive'})`,
        };
        const label = isOutput ? (classes[unit] ?? String(unit)) : t('inside.unit', { number: unit + 1 });
        return (
          <li key={unit}>
            <button
              type="button"
              className={classNames(styles.bar, isOutput && unit === best && styles.best)}
              style={style as React.CSSProperties}
              title={t('inside.openUnit', { name, unit: label })}
              aria-pressed={opened === unit}
              onClick={() => open({ layer, channel: unit })}
            >
              <span>{label}</span>
              <span className={styles.barValue}>
                {values && (isOutput ? format.percent(value, 1) : <NumberValue value={value} />)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
