import { useMemo, useState } from 'react';
import { explainDropout, type DropoutExplanation } from '../../../domain/explain/dropout';
import { asImage } from '../../../domain/explain/layer-numbers';
import type { LayerSpec } from '../../../domain/network/network';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useTraining } from '../../../state/use-page';
import { boundOf } from '../../../ui/maps/colour-scale';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ValueMap } from '../../../ui/maps/value-map';
import { Slider } from '../../../ui/slider';
import { channelValues } from './channel-values';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { dropoutPlace } from './dropout-place';
import { Equation } from './equation';

type DropoutSpec = Extract<LayerSpec, { kind: 'Dropout' }>;
/** Steps that the slider offers at least. */
const fewestSteps = 20;

/** Which values are off in a training step; while the network is used, none is. */
export function DropoutDetail({ spec, detail, channel, layer: { place } }: DetailProps & { spec: DropoutSpec }) {
  const t = useT();
  const format = useFormat();
  const colours = useMapColours();
  const seed = useTraining((state) => (state.runSettings ?? state.settings).seed);
  const done = useTraining((state) => state.trainedSteps);
  const [step, setStep] = useState(0);
  const { rate } = spec.params;
  const explained = useMemo(
    () => explainDropout(rate, detail.input.length, { seed, step, place, image: 0 }),
    [rate, detail, seed, step, place],
  );
  const { kept, keptCount, scale } = explained;
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
        {t('inside.dropout', {
          off: format.number(detail.input.length - keptCount),
          all: format.number(detail.input.length),
          scale: format.number(scale, 3),
        })}
      </p>
      <Slider
        label={t('inside.dropoutStep')}
        hint={t('inside.dropoutStepHint')}
        value={step}
        min={0}
        max={Math.max(done, fewestSteps)}
        step={1}
        format={(value) => format.number(value + 1)}
        onChange={setStep}
      />
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
