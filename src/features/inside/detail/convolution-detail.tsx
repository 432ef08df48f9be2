import { useMemo, useState } from 'react';
import {
  explainConvolution,
  partMap,
  partsOf,
  rectangleOf,
  type ConvolutionExplanation,
  type ConvolutionSpec,
} from '../../../domain/explain/convolution';
import { asImage, indexIn } from '../../../domain/explain/layer-numbers';
import { useT, type Translate } from '../../../i18n/use-t';
import { boundOf } from '../../../ui/maps/colour-scale';
import { NumberMatrix } from '../../../ui/maps/number-matrix';
import { pixelOver, strongestPixel } from '../../../ui/maps/pixel-steps';
import { channelValues } from './channel-values';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation, type Term } from './equation';
import { LayerFigure } from './layer-figure';
import { PartStrip } from './part-strip';
import { PartTable } from './part-table';
import { windowPadding } from './window-padding';
import { PlayButton } from './play-button';
import { SoftmaxTable } from './softmax-table';
import { useInputName } from './use-input-name';
import { usePixelWalk } from './use-pixel';

type Props = DetailProps & { spec: ConvolutionSpec };

/** A filter at work: the window on the input, its kernel, the products, the sums of all input channels, bias and activation. */
export function ConvolutionDetail({ spec, detail, channel, layer, built }: Props) {
  const t = useT();
  const inputName = useInputName(built, layer);
  const [height, width] = asImage(detail.outputShape);
  const [inputHeight, inputWidth] = asImage(detail.inputShape);
  const output = useMemo(() => channelValues(detail.outputShape, detail.output, channel), [detail, channel]);
  const before = useMemo(
    () => channelValues(detail.outputShape, detail.preActivation ?? detail.output, channel),
    [detail, channel],
  );
  const [start] = useState(() => strongestPixel(output, width));
  const walk = usePixelWalk(height, width, start);
  const parts = useMemo(() => partsOf(spec, detail, channel), [spec, detail, channel]);
  const maps = useMemo(() => parts.map((part) => partMap(spec, detail, channel, part)), [spec, detail, channel, parts]);
  const explained = useMemo(
    () => explainConvolution(spec, detail, { ...walk.pixel, filter: channel }),
    [spec, detail, channel, walk.pixel],
  );
  const [chosen, setChosen] = useState<number | null>(null);
  // The part that says most is shown until another is chosen.
  const place = Math.min(chosen ?? strongestPart(maps), parts.length - 1);
  const [hot, setHot] = useState<number | null>(null);
  const part = explained.parts[place];
  const input = useMemo(
    () => channelValues(detail.inputShape, detail.input, part?.channel ?? 0),
    [detail, part?.channel],
  );
  if (!part) return null;
  const { kernelSize, strides, padding, activation } = spec.params;
  const zero = rectangleOf(spec, detail, { row: 0, column: 0 });
  const toOutput = (pixel: { row: number; column: number }) =>
    pixelOver(pixel, { size: kernelSize, strides, before: [-zero.top, -zero.left] });
  const hotCell = hot === null ? undefined : part.cells[hot];
  const bound = (values: readonly number[]) => boundOf(values);
  const matrix = { columns: kernelSize, hot, onHot: setHot };
  const own = detail.output[indexIn(detail.outputShape, walk.pixel.row, walk.pixel.column, channel)] ?? NaN;
  const figure = { height, width, walk, pixel: walk.pixel, side: '8rem' };
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        <LayerFigure
          label={t('inside.inputMap', { name: inputName(part.channel) })}
          caption={inputName(part.channel)}
          height={inputHeight}
          width={inputWidth}
          values={input}
          walk={walk}
          toOutput={toOutput}
          window={explained.rectangle}
          pixel={hotCell}
          padding={windowPadding(detail, { size: kernelSize, strides, padding })}
          side="11rem"
        />
        <div className={styles.matrices}>
          <NumberMatrix
            {...matrix}
            name="window"
            caption={t('inside.window')}
            cells={part.cells}
            bound={bound(part.cells.map(({ value }) => value))}
          />
          <span className={styles.operator}>×</span>
          <NumberMatrix
            {...matrix}
            name="kernel"
            caption={t('inside.kernel')}
            cells={part.cells.map(({ weight }) => ({ value: weight }))}
            bound={bound(part.cells.map(({ weight }) => weight))}
          />
          <span className={styles.operator}>=</span>
          <NumberMatrix
            {...matrix}
            name="products"
            caption={t('inside.products')}
            cells={part.cells.map(({ product }) => ({ value: product }))}
            bound={bound(part.cells.map(({ product }) => product))}
          />
        </div>
        {parts.length > 1 && (
          <LayerFigure
            {...figure}
            label={t('inside.partMap')}
            caption={t('inside.partMapCaption')}
            values={maps[place] ?? before}
          />
        )}
        <LayerFigure
          {...figure}
          label={t('inside.sumMap')}
          caption={t(parts.length > 1 ? 'inside.sumMapCaption' : 'inside.sumMapOneCaption', { count: parts.length })}
          values={before}
        />
        {activation !== 'linear' && (
          <LayerFigure
            {...figure}
            label={t('inside.outputMap')}
            caption={t('inside.outputMapCaption', { activation })}
            values={output}
          />
        )}
      </div>
      <Equation terms={termsOf(t, explained, place)} own={own} magnitude={magnitudeOf(explained)} />
      {activation === 'softmax' && (
        <SoftmaxTable
          logits={channelsAt(detail.preActivation ?? detail.output, detail.outputShape, walk.pixel)}
          names={null}
          marked={channel}
        />
      )}
      {parts.length > 1 && (
        <>
          <PartStrip
            spec={spec}
            detail={detail}
            filter={channel}
            parts={parts}
            maps={maps}
            chosen={place}
            onChoose={setChosen}
          />
          <PartTable parts={explained.parts} total={explained.total} chosen={place} />
        </>
      )}
      <p className={styles.muted}>{t('inside.windowRules', { size: kernelSize, strides, padding })}</p>
    </>
  );
}

function channelsAt(values: Float32Array, shape: readonly number[], { row, column }: { row: number; column: number }) {
  const [, , channels] = asImage(shape);
  const first = indexIn(shape, row, column, 0);
  return values.subarray(first, first + channels);
}

function strongestPart(maps: readonly Float32Array[]): number {
  const bounds = maps.map(boundOf);
  return bounds.indexOf(Math.max(...bounds));
}

function magnitudeOf({ parts }: ConvolutionExplanation): number {
  return parts.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
}

/** From this kernel's sum over the other kernels, the bias and the activation to the output. */
function termsOf(t: Translate, explained: ConvolutionExplanation, place: number): Term[] {
  const { parts, total, bias, beforeActivation, activation, output } = explained;
  const part = parts[place];
  if (!part) return [];
  const { sum, pointwise, contribution } = part;
  const mixed: Term[] =
    pointwise === null
      ? []
      : [
          { name: 'pointwise', label: t('inside.pointwise'), value: pointwise, sign: '×' },
          { name: 'contribution', label: t('inside.contribution'), value: contribution, sign: '=' },
        ];
  const others: Term[] =
    parts.length === 1
      ? []
      : [
          {
            name: 'others',
            label: t('inside.otherParts', { count: parts.length - 1 }),
            value: total - contribution,
            sign: '+',
          },
        ];
  return [
    { name: 'sum', label: t('inside.sumOfProducts', { count: part.cells.length }), value: sum },
    ...mixed,
    ...others,
    { name: 'bias', label: t('inside.bias'), value: bias, sign: '+' },
    { name: 'before', label: t('inside.beforeActivation'), value: beforeActivation, sign: '=' },
    { name: 'output', label: t('inside.output'), value: output, sign: `${activation} →`, isResult: true },
  ];
}
