import type { ConvolutionExplanation, PartSum } from '../../../domain/explain/convolution';
import type { Translate } from '../../../i18n/use-t';
import type { Term } from './equation';

/** The sizes that are added up for one output value, to judge rounding by. */
export function magnitudeOf({ parts }: ConvolutionExplanation): number {
  return parts.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
}

/** From one kernel's sum over the other kernels, the bias and the activation to the output. */
export function convolutionTerms(t: Translate, explained: ConvolutionExplanation, part: PartSum): Term[] {
  const { bias, beforeActivation, activation, output } = explained;
  return [
    { name: 'sum', label: t('inside.sumOfProducts', { count: part.cells.length }), value: part.sum },
    ...mixingTerms(t, part),
    ...otherTerms(t, explained, part),
    { name: 'bias', label: t('inside.bias'), value: bias, sign: '+' },
    { name: 'before', label: t('inside.beforeActivation'), value: beforeActivation, sign: '=' },
    { name: 'output', label: t('inside.output'), value: output, sign: `${activation} →`, isResult: true },
  ];
}

/** A separable convolution weighs each kernel's sum once more. */
function mixingTerms(t: Translate, { pointwise, contribution }: PartSum): Term[] {
  if (pointwise === null) return [];
  return [
    { name: 'pointwise', label: t('inside.pointwise'), value: pointwise, sign: '×' },
    { name: 'contribution', label: t('inside.contribution'), value: contribution, sign: '=' },
  ];
}

function otherTerms(t: Translate, { parts, total }: ConvolutionExplanation, { contribution }: PartSum): Term[] {
  if (parts.length === 1) return [];
  const label = t('inside.otherParts', { count: parts.length - 1 });
  return [{ name: 'others', label, value: total - contribution, sign: '+' }];
}
