import { useMemo, useState } from 'react';
import type { ConvolutionSpec, PartSum } from '../../../domain/explain/convolution';
import { asImage } from '../../../domain/explain/layer-numbers';
import type { Rectangle } from '../../../domain/explain/window';
import { widthOf } from '../../../domain/layers/extent';
import { windowOf } from '../../../domain/layers/windows';
import { useT } from '../../../i18n/use-t';
import type { LayerDetail } from '../../../domain/explain/layer-numbers';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import { channelValues } from './channel-values';
import styles from './detail.module.css';
import { LayerFigure } from './layer-figure';
import type { PixelWalk } from './use-pixel';
import { WindowMatrices } from './window-matrices';
import { pixelUnder, windowPadding } from './window-padding';

interface ConvolutionStageProps {
  spec: ConvolutionSpec;
  detail: LayerDetail;
  walk: PixelWalk;
  part: PartSum;
  partCount: number;
  rectangle: Rectangle;
  inputName: string;
  /** What this part's kernel makes of its channel. */
  partMap: Float32Array | null;
  before: Float32Array;
  output: Float32Array;
}

/** From left to right: the input with its window, the numbers, what the kernel makes of them, the sum, the output. */
export function ConvolutionStage(props: ConvolutionStageProps) {
  const { spec, detail, walk, part, partCount, rectangle, inputName, partMap, before, output } = props;
  const t = useT();
  const [hot, setHot] = useState<Pixel | null>(null);
  const input = useMemo(() => channelValues(detail.inputShape, detail.input, part.channel), [detail, part.channel]);
  const [height, width] = asImage(detail.inputShape);
  const { kernelSize, activation } = spec.params;
  const window = windowOf(spec.params);
  const figure = { height: walk.height, width: walk.width, walk, pixel: walk.pixel, side: '8rem' };
  return (
    <div className={styles.stage} dir="ltr">
      <LayerFigure
        label={t('inside.inputMap', { name: inputName })}
        caption={inputName}
        height={height}
        width={width}
        values={input}
        walk={walk}
        toOutput={pixelUnder(detail, window)}
        window={rectangle}
        pixel={hot ?? undefined}
        padding={windowPadding(detail, window)}
        side="11rem"
      />
      <WindowMatrices cells={part.cells} columns={widthOf(kernelSize)} onHot={setHot} onRead={walk.hold} />
      {partMap && (
        <LayerFigure {...figure} label={t('inside.partMap')} caption={t('inside.partMapCaption')} values={partMap} />
      )}
      <LayerFigure
        {...figure}
        label={t('inside.sumMap')}
        caption={t(partMap ? 'inside.sumMapCaption' : 'inside.sumMapOneCaption', { count: partCount })}
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
  );
}
