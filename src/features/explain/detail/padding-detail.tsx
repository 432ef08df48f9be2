import { indexIn } from '../../../domain/explain/layer-numbers';
import { sidesOf } from '../../../domain/layers/extent';
import type { LayerSpec } from '../../../domain/network/network';
import { useT } from '../../../i18n/use-t';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation } from './equation';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';

type PaddingSpec = Extract<LayerSpec, { kind: 'ZeroPadding2D' }>;

/** A picture and the same with its frame of zeros. */
export function PaddingDetail({ spec, detail, channel }: DetailProps & { spec: PaddingSpec }) {
  const t = useT();
  const { top, left } = sidesOf(spec.params.padding);
  const { input, output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(output);
  const from = { row: walk.pixel.row - top, column: walk.pixel.column - left };
  const isInside = from.row >= 0 && from.column >= 0 && from.row < input.height && from.column < input.width;
  const value = isInside ? (input.values[from.row * input.width + from.column] ?? NaN) : 0;
  const own = detail.output[indexIn(detail.outputShape, walk.pixel.row, walk.pixel.column, channel)] ?? NaN;
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        <LayerFigure
          label={t('inside.before')}
          caption={t('inside.before')}
          {...input}
          walk={walk}
          toOutput={({ row, column }) => ({ row: row + top, column: column + left })}
          pixel={isInside ? from : undefined}
          side="12rem"
        />
        <span className={styles.operator}>→</span>
        <LayerFigure
          label={t('inside.after')}
          caption={t('inside.after')}
          {...output}
          walk={walk}
          pixel={walk.pixel}
          side="12rem"
        />
      </div>
      <Equation
        terms={[
          {
            name: 'output',
            label: t(isInside ? 'inside.fromPicture' : 'inside.fromPadding'),
            value,
            isResult: true,
          },
        ]}
        own={own}
      />
    </>
  );
}
