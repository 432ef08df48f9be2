import { indexIn } from '../../../domain/explain/layer-numbers';
import { explainRescaling, type RescalingSpec } from '../../../domain/explain/rescaling';
import { useT } from '../../../i18n/use-t';
import { BeforeAfter } from './before-after';
import type { DetailProps } from './detail-props';
import { Equation } from './equation';
import { useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';

/** A channel before and after rescaling, and the two steps of one of its values. */
export function RescalingDetail({ spec, detail, channel }: DetailProps & { spec: RescalingSpec }) {
  const t = useT();
  const { input, output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(input);
  const index = indexIn(detail.inputShape, walk.pixel.row, walk.pixel.column, channel);
  const explained = explainRescaling(spec, detail.input[index] ?? NaN);
  return (
    <>
      <BeforeAfter walk={walk} input={input} output={output} />
      <Equation
        terms={[
          { name: 'input', label: t('inside.before'), value: explained.input },
          { name: 'scale', label: t('inside.rescale'), value: spec.params.scale, sign: '×' },
          { name: 'offset', label: t('inside.offset'), value: spec.params.offset, sign: '+' },
          { name: 'output', label: t('inside.after'), value: explained.output, sign: '=', isResult: true },
        ]}
        own={detail.output[index] ?? NaN}
        magnitude={explained.magnitude}
      />
    </>
  );
}
