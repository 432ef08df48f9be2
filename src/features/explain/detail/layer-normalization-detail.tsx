import { explainLayerNormalization, type LayerNormalizationSpec } from '../../../domain/explain/layer-normalization';
import { indexIn } from '../../../domain/explain/layer-numbers';
import { useT } from '../../../i18n/use-t';
import { BeforeAfter } from './before-after';
import type { DetailProps } from './detail-props';
import { Equation } from './equation';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';

/** A channel before and after layer normalisation, and the steps of one of its values. */
export function LayerNormalizationDetail({ spec, detail, channel }: DetailProps & { spec: LayerNormalizationSpec }) {
  const t = useT();
  const { input, output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(input);
  const index = indexIn(detail.inputShape, walk.pixel.row, walk.pixel.column, channel);
  const { mean, variance, gamma, beta, ...explained } = explainLayerNormalization(spec, detail, index);
  const deviation = Math.sqrt(variance + spec.params.epsilon);
  return (
    <>
      <BeforeAfter walk={walk} input={input} output={output} />
      <Equation
        terms={[
          { name: 'input', label: t('inside.before'), value: explained.input },
          { name: 'mean', label: t('inside.placeMean'), value: mean, sign: '−' },
          { name: 'deviation', label: t('inside.placeDeviation'), value: deviation, sign: '÷' },
          ...(gamma === null ? [] : [{ name: 'gamma', label: t('inside.gamma'), value: gamma, sign: '×' }]),
          ...(beta === null ? [] : [{ name: 'beta', label: t('inside.beta'), value: beta, sign: '+' }]),
          { name: 'output', label: t('inside.after'), value: explained.output, sign: '=', isResult: true },
        ]}
        own={detail.output[index] ?? NaN}
        magnitude={explained.magnitude}
      />
    </>
  );
}
