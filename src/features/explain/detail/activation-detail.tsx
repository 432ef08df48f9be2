import { activationCurve, curveOf, layerActivated, type ActivationSpec } from '../../../domain/explain/activation';
import { asImage, indexIn } from '../../../domain/explain/layer-numbers';
import { classWords } from '../../../i18n/class-words';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation } from './equation';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import { SoftmaxTable } from './softmax-table';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';

/** One value through an activation, with the curve of the function. */
export function ActivationDetail({ spec, detail, channel, layer, built }: DetailProps & { spec: ActivationSpec }) {
  const t = useT();
  const classes = classWords(t, useClassNames());
  const name = spec.kind === 'LeakyReLU' ? spec.kind : spec.params.activation;
  const curve = curveOf(spec);
  const [height, width, channels] = asImage(detail.inputShape);
  const { input, output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(input);
  const first = indexIn(detail.inputShape, walk.pixel.row, walk.pixel.column, 0);
  const among = detail.input.subarray(first, first + channels);
  const value = among[channel] ?? NaN;
  const result = layerActivated(spec, among, channel);
  const figure = { walk, pixel: walk.pixel, side: '12rem' };
  const isLast = layer === built.layers.at(-1);
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        {height * width > 1 && (
          <LayerFigure {...figure} label={t('inside.before')} caption={t('inside.before')} {...input} />
        )}
        {curve && <Curve name={name} curve={curve} x={value} y={result} />}
        {height * width > 1 && (
          <LayerFigure {...figure} label={t('inside.after')} caption={t('inside.after')} {...output} />
        )}
      </div>
      <Equation
        terms={[
          { name: 'before', label: t('inside.before'), value },
          { name: 'output', label: t('inside.after'), value: result, sign: `${name} →`, isResult: true },
        ]}
        own={detail.output[first + channel] ?? NaN}
      />
      {curve === null && <SoftmaxTable logits={among} names={isLast ? classes : null} marked={channel} />}
    </>
  );
}

/** The curve of an activation from -reach to reach, and where the value stands on it. */
function Curve({ name, curve, x, y }: { name: string; curve: (x: number) => number; x: number; y: number }) {
  const t = useT();
  const reach = Math.max(2, Math.ceil(Math.abs(x)));
  const points = activationCurve(curve, -reach, reach, 81);
  const path = points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px} ${-py}`).join('');
  const scale = (reach * 2) / 100;
  return (
    <svg
      className={styles.curve}
      viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}
      role="img"
      aria-label={t('inside.curve', { activation: name })}
    >
      <path
        className={styles.axis}
        vectorEffect="non-scaling-stroke"
        d={`M${-reach} 0H${reach}M0 ${-reach}V${reach}`}
      />
      <path className={styles.line} vectorEffect="non-scaling-stroke" d={path} />
      {Number.isFinite(x) && Number.isFinite(y) && (
        <circle className={styles.dot} vectorEffect="non-scaling-stroke" cx={x} cy={-y} r={5 * scale} />
      )}
    </svg>
  );
}
