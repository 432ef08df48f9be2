import { useMemo } from 'react';
import {
  explainBatchNormalization,
  spreadOf,
  type BatchNormalizationSpec,
} from '../../../domain/explain/batch-normalization';
import { indexIn } from '../../../domain/explain/layer-numbers';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { BeforeAfter } from './before-after';
import type { DetailProps } from './detail-props';
import { Equation } from './equation';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';

/** A channel before and after batch normalisation, and the five steps of one of its values. */
export function NormalizationDetail({ spec, detail, channel }: DetailProps & { spec: BatchNormalizationSpec }) {
  const t = useT();
  const format = useFormat();
  const { input, output } = useChannelMaps(detail, channel);
  const spreads = useMemo(
    () => [spreadOf(detail, 'input', channel), spreadOf(detail, 'output', channel)] as const,
    [detail, channel],
  );
  const walk = usePixelWalk(input);
  const index = indexIn(detail.inputShape, walk.pixel.row, walk.pixel.column, channel);
  const explained = explainBatchNormalization(spec, detail, index);
  const { mean, variance, epsilon, gamma, beta } = explained;
  const say = ({ mean: middle, deviation }: { mean: number; deviation: number }) => ({
    mean: format.number(middle, 3),
    deviation: format.number(deviation, 3),
  });
  return (
    <>
      <BeforeAfter
        walk={walk}
        input={input}
        output={output}
        captions={{
          before: t('inside.spreadBefore', say(spreads[0])),
          after: t('inside.spreadAfter', say(spreads[1])),
        }}
      />
      <Equation
        terms={[
          { name: 'input', label: t('inside.before'), value: explained.input },
          { name: 'mean', label: t('inside.channelMean'), value: mean, sign: '−' },
          { name: 'deviation', label: t('inside.channelDeviation'), value: Math.sqrt(variance + epsilon), sign: '÷' },
          { name: 'gamma', label: t('inside.gamma'), value: gamma, sign: '×' },
          { name: 'beta', label: t('inside.beta'), value: beta, sign: '+' },
          { name: 'output', label: t('inside.after'), value: explained.output, sign: '=', isResult: true },
        ]}
        own={detail.output[index] ?? NaN}
        magnitude={explained.magnitude}
      />
    </>
  );
}
