import { useState } from 'react';
import { indexIn } from '../../../domain/explain/layer-numbers';
import {
  explainUpSampling,
  type UpSamplingExplanation,
  type UpSamplingSpec,
} from '../../../domain/explain/up-sampling';
import { pairOf } from '../../../domain/layers/extent';
import { useT, type Translate } from '../../../i18n/use-t';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation, type Term } from './equation';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import { useInputName } from './use-input-name';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';
import { WindowMatrices } from './window-matrices';

/** One pixel of the larger picture, and the pixels that it is made of. */
export function UpSamplingDetail({ spec, detail, channel, layer, built }: DetailProps & { spec: UpSamplingSpec }) {
  const t = useT();
  const inputName = useInputName(built, layer)(channel);
  const [down, across] = pairOf(spec.params.size);
  const { input, output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(output);
  const [hot, setHot] = useState<Pixel | null>(null);
  const explained = explainUpSampling(spec, detail, { ...walk.pixel, channel });
  const { cells, rectangle } = explained;
  const own = detail.output[indexIn(detail.outputShape, walk.pixel.row, walk.pixel.column, channel)] ?? NaN;
  const middle = ({ row, column }: Pixel): Pixel => ({
    row: row * down + Math.floor(down / 2),
    column: column * across + Math.floor(across / 2),
  });
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        <LayerFigure
          label={t('inside.inputMap', { name: inputName })}
          caption={inputName}
          {...input}
          walk={walk}
          toOutput={middle}
          window={rectangle}
          pixel={hot ?? undefined}
          side="11rem"
        />
        <WindowMatrices
          cells={cells}
          columns={rectangle.right - rectangle.left}
          kernel={t('inside.shares')}
          onHot={setHot}
          onRead={walk.hold}
        />
        <LayerFigure
          label={t('inside.outputMap')}
          caption={t('inside.upSampledCaption')}
          {...output}
          walk={walk}
          pixel={walk.pixel}
          side="13rem"
        />
      </div>
      <Equation terms={termsOf(t, explained)} own={own} magnitude={magnitudeOf(explained)} />
    </>
  );
}

function termsOf(t: Translate, { cells, output }: UpSamplingExplanation): Term[] {
  if (cells.length === 1) return [{ name: 'output', label: t('inside.fromPicture'), value: output, isResult: true }];
  return [
    ...cells.map(({ row, column, product }, index) => ({
      name: `share${index}`,
      label: t('inside.shareOf', { row: row + 1, column: column + 1 }),
      value: product,
      ...(index > 0 && { sign: '+' }),
    })),
    { name: 'output', label: t('inside.output'), value: output, sign: '=', isResult: true },
  ];
}

function magnitudeOf({ cells }: UpSamplingExplanation): number {
  return cells.reduce((sum, { product }) => sum + Math.abs(product), 0);
}
