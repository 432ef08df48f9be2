import { useState } from 'react';
import { asImage, indexIn } from '../../../domain/explain/layer-numbers';
import {
  explainTransposed,
  type TransposedExplanation,
  type TransposedPart,
  type TransposedSpec,
} from '../../../domain/explain/transposed-convolution';
import { pairOf } from '../../../domain/layers/extent';
import { useT, type Translate } from '../../../i18n/use-t';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import { KernelEditor } from '../damage/kernel-editor';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation, type Term } from './equation';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import { SoftmaxTable } from './softmax-table';
import { mapOf } from './use-channel-maps';
import { useInputName } from './use-input-name';
import { usePixelWalk } from './use-pixel';
import { WindowMatrices } from './window-matrices';

/** One pixel of the larger picture: the pixels whose kernels reach it, in the input channel that adds most, then the other channels, the bias and the activation. */
export function TransposedDetail({ spec, detail, channel, layer, built }: DetailProps & { spec: TransposedSpec }) {
  const t = useT();
  const output = mapOf(detail.outputShape, detail.output, channel);
  const walk = usePixelWalk(output);
  const [hot, setHot] = useState<Pixel | null>(null);
  const explained = explainTransposed(spec, detail, { ...walk.pixel, filter: channel });
  const strongest = strongestOf(explained);
  const inputName = useInputName(built, layer)(strongest);
  const part = explained.parts[strongest];
  const [down, across] = pairOf(spec.params.strides);
  const [rows, columns] = asImage(detail.outputShape);
  const first = indexIn(detail.outputShape, walk.pixel.row, walk.pixel.column, 0);
  if (!part) return null;
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        <LayerFigure
          label={t('inside.inputMap', { name: inputName })}
          caption={inputName}
          {...mapOf(detail.inputShape, detail.input, strongest)}
          walk={walk}
          toOutput={({ row, column }) => ({
            row: Math.min(row * down, rows - 1),
            column: Math.min(column * across, columns - 1),
          })}
          window={frameOf(part)}
          pixel={hot ?? undefined}
          side="11rem"
        />
        {part.cells.length > 0 && (
          <WindowMatrices cells={part.cells} columns={columnsOf(part)} onHot={setHot} onRead={walk.hold} />
        )}
        <LayerFigure
          label={t('inside.outputMap')}
          caption={t('inside.outputMapCaption', { activation: spec.params.activation })}
          {...output}
          walk={walk}
          pixel={walk.pixel}
          side="13rem"
        />
      </div>
      <KernelEditor spec={spec} detail={detail} filter={channel} part={{ channel: strongest, multiplier: 0 }} />
      <Equation
        terms={termsOf(t, explained, part)}
        own={detail.output[first + channel] ?? NaN}
        magnitude={explained.magnitude}
      />
      {spec.params.activation === 'softmax' && detail.preActivation && (
        <SoftmaxTable
          logits={detail.preActivation.subarray(first, first + spec.params.filters)}
          names={null}
          marked={channel}
        />
      )}
    </>
  );
}

function strongestOf({ parts }: TransposedExplanation): number {
  return parts.reduce((best, { sum }, index) => (Math.abs(sum) > Math.abs(parts[best]?.sum ?? 0) ? index : best), 0);
}

/** The cells stand row by row. */
function columnsOf({ cells: [first, ...others] }: TransposedPart): number {
  return 1 + others.filter(({ row }) => row === first?.row).length;
}

/** Around the pixels that count; none where the strides leave a gap. */
function frameOf({ cells }: TransposedPart) {
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) return undefined;
  return { top: first.row, left: first.column, bottom: last.row + 1, right: last.column + 1 };
}

function termsOf(t: Translate, explained: TransposedExplanation, { cells, sum }: TransposedPart): Term[] {
  const { parts, total, bias, beforeActivation, activation, output } = explained;
  const others = parts.length - 1;
  return [
    { name: 'sum', label: t('inside.sumOfProducts', { count: cells.length }), value: sum },
    ...(others > 0
      ? [{ name: 'others', label: t('inside.otherChannels', { count: others }), value: total - sum, sign: '+' }]
      : []),
    { name: 'bias', label: t('inside.bias'), value: bias, sign: '+' },
    { name: 'before', label: t('inside.beforeActivation'), value: beforeActivation, sign: '=' },
    { name: 'output', label: t('inside.output'), value: output, sign: `${activation} →`, isResult: true },
  ];
}
