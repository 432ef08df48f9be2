import { useMemo, type CSSProperties } from 'react';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import { classWords } from '../../../i18n/class-words';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import { useInside } from '../../../state/use-page';
import { classNames } from '../../../ui/class-names';
import { NumberValue } from '../../../ui/maps/number-value';
import type { TileMark } from '../../../ui/maps/tile-paint';
import styles from './maps.module.css';
import { bestOf } from './scale';
import { useLitBars } from './use-lit-bars';
import { useTilePicture } from './use-layer-maps';

export interface FewNumbersProps {
  layerId: string;
  name: string;
  channels: number;
  maps: LayerMaps | null;
  /** The last layer: each number belongs to a class. */
  isOutput: boolean;
}

/** Names up to this length stand beside their numbers on a phone. */
const longestShortName = 2;

/** A short vector as bars with their names: at the end, the answer of the network. */
export function FewNumbers({ layerId, name, channels, maps, isOutput }: FewNumbersProps) {
  const t = useT();
  const units = useMemo(() => [...Array(channels).keys()], [channels]);
  const picture = useTilePicture(maps, units);
  const values = maps?.low ?? null;
  const classes = classWords(t, useClassNames());
  const open = useInside((state) => state.open);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const { bars, pointing } = useLitBars(layerId);
  const best = isOutput && values && picture ? bestOf(values, picture.mark) : -1;
  const isLong = isOutput && classes.some((each) => each.length > longestShortName);
  return (
    <div
      ref={bars}
      role="group"
      className={classNames(styles.bars, isLong && styles.longNames)}
      aria-label={t('inside.numbersOf', { name })}
    >
      {units.map((unit) => {
        const value = values?.[unit] ?? null;
        const label = isOutput ? (classes[unit] ?? String(unit)) : t('inside.unit', { number: unit + 1 });
        return (
          <button
            key={unit}
            type="button"
            className={classNames(styles.bar, unit === best && styles.best)}
            style={barOf(value ?? 0, isOutput ? 1 : (picture?.bound(unit) ?? 0))}
            title={t('inside.openUnit', { name, unit: label })}
            aria-pressed={opened === unit}
            onClick={() => open({ layerId, channel: unit })}
            {...pointing(unit)}
          >
            <span className={styles.barName}>{label}</span>
            <span className={styles.barValue}>
              {value !== null && (
                <Value value={value} mark={picture?.mark(unit) ?? 'none'} digits={isOutput ? (isLong ? 0 : 1) : null} />
              )}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** A bar from the start of the line: full where the size of the value reaches the bound. */
function barOf(value: number, bound: number): CSSProperties {
  const share = bound > 0 ? Math.min(1, Math.abs(value) / bound) : 0;
  return { '--share': `${100 * share}%`, '--bar': `var(--${value < 0 ? 'negative' : 'positive'})` } as CSSProperties;
}

/** The number, or what is wrong with it in words; as per cent where it has `digits`. */
function Value({ value, mark, digits }: { value: number; mark: TileMark; digits: number | null }) {
  const t = useT();
  const format = useFormat();
  if (mark === 'notFinite' || mark === 'dead') return t(`maps.${mark}`);
  if (mark === 'off') return t('damage.off');
  return digits === null ? <NumberValue value={value} /> : format.percent(value, digits);
}
