import { useState } from 'react';
import { indexIn } from '../../../domain/explain/layer-numbers';
import { explainPooling, type PoolingExplanation, type PoolingSpec } from '../../../domain/explain/pooling';
import { windowOf } from '../../../domain/layers/windows';
import { useT, type Translate } from '../../../i18n/use-t';
import { boundOf } from '../../../ui/maps/colour-scale';
import { NumberMatrix } from '../../../ui/maps/number-matrix';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation, type Term } from './equation';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import { useInputName } from './use-input-name';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';
import { pixelUnder, windowPadding } from './window-padding';
import { WindowRules } from './window-rules';

/** Windows of more numbers than this are shown as a picture only. */
const mostCells = 121;

/** A pooling window at work: what lies under it, and which of it wins. */
export function PoolingDetail({ spec, detail, channel, layer, built }: DetailProps & { spec: PoolingSpec }) {
  const t = useT();
  const inputName = useInputName(built, layer);
  const isGlobal = spec.kind.startsWith('Global');
  const { input, output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(output);
  const [hot, setHot] = useState<number | null>(null);
  const heat = (cell: number | null) => {
    setHot(cell);
    walk.hold(cell !== null);
  };
  const window = 'poolSize' in spec.params ? windowOf(spec.params) : null;
  const explained = explainPooling(spec, detail, { ...walk.pixel, channel });
  const { cells, winner, rectangle } = explained;
  const won = winner === null ? undefined : cells[winner];
  const hotCell = hot === null ? won : cells[hot];
  const own = detail.output[indexIn(detail.outputShape, walk.pixel.row, walk.pixel.column, channel)] ?? NaN;
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        <LayerFigure
          label={t('inside.inputMap', { name: inputName(channel) })}
          caption={inputName(channel)}
          {...input}
          walk={walk}
          toOutput={window ? pixelUnder(detail, window) : () => ({ row: 0, column: 0 })}
          window={rectangle}
          pixel={hotCell}
          padding={window ? windowPadding(detail, window) : undefined}
          side="13rem"
        />
        {cells.length <= mostCells && (
          <NumberMatrix
            name="window"
            caption={t('inside.window')}
            cells={cells.map((cell, index) => ({ ...cell, isChosen: index === winner }))}
            columns={rectangle.right - rectangle.left}
            bound={boundOf(cells.map(({ value }) => value))}
            hot={hot}
            onHot={heat}
          />
        )}
        {!isGlobal && (
          <LayerFigure
            label={t('inside.outputMap')}
            caption={t('inside.pooledCaption')}
            {...output}
            walk={walk}
            pixel={walk.pixel}
            side="9.5rem"
          />
        )}
      </div>
      <Equation terms={termsOf(t, explained)} own={own} magnitude={Math.abs(explained.sum)} />
      {won && (
        <p className={styles.text} data-number="winner" data-row={won.row} data-column={won.column}>
          {t('inside.winner', { row: won.row + 1, column: won.column + 1 })}
        </p>
      )}
      {window && <WindowRules window={window} />}
    </>
  );
}

function termsOf(t: Translate, { rule, sum, count, output }: PoolingExplanation): Term[] {
  if (rule === 'max')
    return [{ name: 'output', label: t('inside.largestOf', { count }), value: output, isResult: true }];
  return [
    { name: 'sum', label: t('inside.sumOfValues', { count }), value: sum },
    { name: 'count', label: t('inside.howMany'), value: count, sign: '÷' },
    { name: 'output', label: t('inside.mean'), value: output, sign: '=', isResult: true },
  ];
}
