import { useMemo } from 'react';
import { flatIndex, placeOf } from '../../../domain/explain/flatten';
import { asImage } from '../../../domain/explain/layer-numbers';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/use-page';
import { boundOf } from '../../../ui/maps/colour-scale';
import { NumberMatrix } from '../../../ui/maps/number-matrix';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ValueMap } from '../../../ui/maps/value-map';
import { channelValues } from './channel-values';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation } from './equation';
import { useInputName } from './use-input-name';

/** Numbers on each side of the chosen one that are shown of the long row. */
const neighbours = 4;

/** Where a number of the picture went in the long row: point at the picture or step through the row. */
export function FlattenDetail({ detail, channel: index, layer, built }: DetailProps) {
  const t = useT();
  const format = useFormat();
  const colours = useMapColours();
  const open = useInside((state) => state.open);
  const inputName = useInputName(built, layer);
  const [height, width, channels] = asImage(detail.inputShape);
  const { row, column, channel } = placeOf(detail.inputShape, index);
  const input = useMemo(() => channelValues(detail.inputShape, detail.input, channel), [detail, channel]);
  const go = (pixel: Pixel) =>
    open({ layerId: layer.id, channel: flatIndex(detail.inputShape, { ...pixel, channel }) });
  const first = Math.max(0, Math.min(index - neighbours, detail.output.length - 2 * neighbours - 1));
  const cells = Array.from(detail.output.subarray(first, first + 2 * neighbours + 1), (value, offset) => ({
    value,
    isChosen: first + offset === index,
  }));
  const arithmetic = t('inside.flatIndex', { row, width, column, channels, channel, index });
  return (
    <>
      <p className={styles.text} data-number="index" data-value={index}>
        {t('inside.flattened', {
          row: row + 1,
          column: column + 1,
          name: inputName(channel),
          number: format.number(index + 1),
          count: detail.output.length,
        })}
      </p>
      <div className={styles.stage} dir="ltr">
        <ValueMap
          label={t('inside.inputMap', { name: inputName(channel) })}
          caption={inputName(channel)}
          height={height}
          width={width}
          values={input}
          bound={boundOf(input)}
          colours={colours}
          pixel={{ row, column }}
          onPoint={(pixel) => go(pixel)}
          keys={{ pixel: { row, column }, height, width, move: go }}
          side="12rem"
        />
        <span className={styles.operator}>→</span>
        <NumberMatrix
          name="row"
          caption={t('inside.rowCaption', {
            first: format.number(first + 1),
            last: format.number(first + cells.length),
          })}
          cells={cells}
          columns={cells.length}
          bound={boundOf(detail.output)}
        />
      </div>
      <p className={styles.muted} dir="ltr">
        {arithmetic}
      </p>
      <Equation
        terms={[
          { name: 'input', label: t('inside.before'), value: input[row * width + column] ?? NaN },
          { name: 'output', label: t('inside.after'), value: detail.input[index] ?? NaN, sign: '=', isResult: true },
        ]}
        own={detail.output[index] ?? NaN}
      />
    </>
  );
}
