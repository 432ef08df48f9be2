import { useMemo } from 'react';
import { explainDropout, explainSpatialDropout, type DropoutExplanation } from '../../../domain/explain/dropout';
import { asImage } from '../../../domain/explain/layer-numbers';
import type { LayerSpec } from '../../../domain/network/network';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { boundOf } from '../../../ui/maps/colour-scale';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ValueMap } from '../../../ui/maps/value-map';
import { channelValues } from './channel-values';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { dropoutPlace } from './dropout-place';
import { Equation } from './equation';
import { useTrainingStep } from './use-training-step';

type DropoutSpec = Extract<LayerSpec, { kind: 'Dropout' | 'SpatialDropout2D' }>;

/** Which values, or which channels, are off in a training step; while the network is used, none is. */
export function DropoutDetail({ spec, detail, channel, layer: { place } }: DetailProps & { spec: DropoutSpec }) {
  const t = useT();
  const format = useFormat();
  const colours = useMapColours();
  const { at, slider } = useTrainingStep(place, 'inside.dropoutStepHint');
  const { rate } = spec.params;
  const isSpatial = spec.kind === 'SpatialDropout2D';
  const explained = useMemo(() => {
    const { inputShape, input } = detail;
    return isSpatial ? explainSpatialDropout(rate, inputShape, at) : explainDropout(rate, input.length, at);
  }, [isSpatial, rate, detail, at]);
  const { kept, keptCount, drawnCount, scale } = explained;
  const dropped = useMemo(
    () => detail.input.map((value, index) => value * (kept[index] ?? 0) * scale),
    [detail, kept, scale],
  );
  const isVector = detail.inputShape.length < 3;
  const [height, width] = isVector ? squareOf(detail.input.length) : asImage(detail.inputShape);
  const mapOf = (values: Float32Array) => (isVector ? values : channelValues(detail.inputShape, values, channel));
  const keptMap = mapOf(Float32Array.from(kept));
  const input = mapOf(detail.input);
  const { index, pixel } = useMemo(() => dropoutPlace(detail, channel, width), [detail, channel, width]);
  const shared = { height, width, colours, pixel, side: '12rem' };
  return (
    <>
      <p className={styles.text}>
        {t(isSpatial ? 'inside.spatialDropout' : 'inside.dropout', {
          off: format.number(drawnCount - keptCount),
          all: format.number(drawnCount),
          scale: format.number(scale, 3),
        })}
      </p>
      {slider}
      <div className={styles.stage} dir="ltr">
        <ValueMap
          {...shared}
          label={t('inside.before')}
          caption={t('inside.before')}
          values={input}
          bound={boundOf(detail.input)}
        />
        <span className={styles.operator}>×</span>
        <ValueMap
          {...shared}
          label={t('inside.keptMap')}
          caption={t('inside.keptCaption')}
          values={keptMap}
          bound={1}
        />
        <span className={styles.operator}>=</span>
        <ValueMap
          {...shared}
          label={t('inside.droppedMap')}
          caption={t('inside.droppedCaption')}
          values={mapOf(dropped)}
          bound={boundOf(dropped)}
        />
      </div>
      <h4 className={styles.title}>
        {isVector
          ? t('inside.dropoutTraining')
          : t('inside.dropoutPlace', { row: pixel.row + 1, column: pixel.column + 1 })}
      </h4>
      <OneNumber explained={explained} input={detail.input} output={detail.output} index={index} />
    </>
  );
}

interface OneNumberProps {
  explained: DropoutExplanation;
  input: Float32Array;
  output: Float32Array;
  index: number;
}

/** One number in training, where it may be off, and in use, where it stays. */
function OneNumber({ explained: { kept, scale }, input, output, index }: OneNumberProps) {
  const t = useT();
  const value = input[index] ?? NaN;
  const stays = kept[index] ?? 0;
  return (
    <Equation
      terms={[
        { name: 'input', label: t('inside.before'), value },
        { name: 'kept', label: t('inside.keptOrOff'), value: stays, sign: '×' },
        { name: 'scale', label: t('inside.dropoutScale'), value: scale, sign: '×' },
        { name: 'dropped', label: t('inside.inTraining'), value: value * stays * scale, sign: '=' },
        { name: 'output', label: t('inside.inUse'), value, sign: '|', isResult: true },
      ]}
      own={output[index] ?? NaN}
    />
  );
}

/** A vector folded into rows, so that all of it is seen. */
function squareOf(length: number): readonly [height: number, width: number] {
  const width = Math.ceil(Math.sqrt(length));
  return [Math.ceil(length / width), width];
}
