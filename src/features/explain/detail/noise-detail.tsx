import { useMemo } from 'react';
import { explainGaussianNoise } from '../../../domain/explain/gaussian-noise';
import { indexIn } from '../../../domain/explain/layer-numbers';
import type { LayerSpec } from '../../../domain/network/network';
import { useT } from '../../../i18n/use-t';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation } from './equation';
import { LayerFigure } from './layer-figure';
import { mapOf } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';
import { useTrainingStep } from './use-training-step';

type NoiseSpec = Extract<LayerSpec, { kind: 'GaussianNoise' }>;

/** What is added to a channel in a training step; while the network is used, nothing is. */
export function NoiseDetail({ spec, detail, channel, layer: { place } }: DetailProps & { spec: NoiseSpec }) {
  const t = useT();
  const { at, slider } = useTrainingStep(place, 'inside.noiseStepHint');
  const { stddev } = spec.params;
  const { inputShape } = detail;
  const noise = useMemo(() => explainGaussianNoise(stddev, detail.input.length, at), [stddev, detail, at]);
  const noised = useMemo(() => detail.input.map((value, index) => value + (noise[index] ?? NaN)), [detail, noise]);
  const input = useMemo(() => mapOf(inputShape, detail.input, channel), [inputShape, detail, channel]);
  const walk = usePixelWalk(input);
  const index = indexIn(inputShape, walk.pixel.row, walk.pixel.column, channel);
  const figure = { walk, pixel: walk.pixel, side: '12rem' };
  const value = detail.input[index] ?? NaN;
  return (
    <>
      <p className={styles.text}>{t('inside.noise')}</p>
      {slider}
      <div className={styles.stage} dir="ltr">
        <LayerFigure {...figure} label={t('inside.before')} caption={t('inside.before')} {...input} />
        <span className={styles.operator}>+</span>
        <LayerFigure
          {...figure}
          label={t('inside.noiseMap')}
          caption={t('inside.noiseMap')}
          {...mapOf(inputShape, noise, channel)}
        />
        <span className={styles.operator}>=</span>
        <LayerFigure
          {...figure}
          label={t('inside.noisedMap')}
          caption={t('inside.droppedCaption')}
          {...mapOf(inputShape, noised, channel)}
        />
      </div>
      <Equation
        terms={[
          { name: 'input', label: t('inside.before'), value },
          { name: 'noise', label: t('inside.noiseMap'), value: noise[index] ?? NaN, sign: '+' },
          { name: 'noised', label: t('inside.inTraining'), value: noised[index] ?? NaN, sign: '=' },
          { name: 'output', label: t('inside.inUse'), value, sign: '|', isResult: true },
        ]}
        own={detail.output[index] ?? NaN}
      />
    </>
  );
}
