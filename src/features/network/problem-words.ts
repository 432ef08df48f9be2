import type { ParamValue } from '../../domain/layers/fields';
import type { Mend, Problem } from '../../domain/layers/layer-definition';
import type { LayerKind } from '../../domain/layers/registry';
import type { MessageKey, Translate } from '../../i18n/use-t';
import { fieldWords } from './forms/field-words';
import { formOf } from './forms/registry';

const problemKeys: Readonly<Record<Problem['code'], MessageKey>> = {
  needsImage: 'problem.needsImage',
  needsFlat: 'problem.needsFlat',
  windowTooLarge: 'problem.windowTooLarge',
  windowTooHigh: 'problem.windowTooHigh',
  windowTooWide: 'problem.windowTooWide',
  dilatedStrides: 'problem.dilatedStrides',
  paramOutOfRange: 'problem.paramOutOfRange',
  outputUnits: 'problem.outputUnits',
  outputSoftmax: 'problem.outputSoftmax',
  tooManyValues: 'problem.tooManyValues',
  empty: 'problem.empty',
  inputShape: 'problem.inputShape',
  needsSeveral: 'problem.needsSeveral',
  inputShapes: 'problem.inputShapes',
  unused: 'problem.unused',
};

/** What the form calls a parameter of a kind. */
export function fieldLabel(t: Translate, kind: LayerKind, name: string): string {
  const words = formOf(kind).words?.[name] ?? fieldWords[name];
  return words ? t(words.label) : name;
}

/** One sentence about what is wrong with a layer of a kind. */
export function problemText(t: Translate, kind: LayerKind, { code, values }: Problem): string {
  const name = typeof values.name === 'string' ? fieldLabel(t, kind, values.name) : '';
  return t(problemKeys[code], { kind, ...values, name });
}

/** Why a layer of a kind cannot be put at a place, where it would have this problem. */
export function reasonText(t: Translate, kind: LayerKind, problem: Problem): string {
  const { code, values } = problem;
  if (code === 'needsImage') return t('network.reasonNeedsImage', values);
  if (code === 'needsFlat') return t('network.reasonNeedsFlat', values);
  return problemText(t, kind, problem);
}

/** Of several numbers all: 3 × 5. */
function valueText(value: ParamValue): string {
  return Array.isArray(value) ? value.flat().join(' × ') : String(value);
}

/**
 * What the button says that carries out a mend.
 *
 * @param nameOf what the page calls a layer, by its id
 */
export function mendText(t: Translate, kind: LayerKind, mend: Mend, nameOf: (id: string) => string): string {
  switch (mend.kind) {
    case 'insertBefore':
      return t('mend.insertBefore', { kind: mend.layerKind });
    case 'setParam':
      return t('mend.setParam', { name: fieldLabel(t, kind, mend.name), value: valueText(mend.value) });
    case 'remove':
      return t('mend.remove');
    case 'append':
      return t('mend.append', { kind: mend.layerKind, count: mend.units });
    case 'setInput':
      return t('mend.setInput', { shape: mend.shape.join(' × ') });
    case 'takeAlso':
      return t('mend.takeAlso', { name: nameOf(mend.from) });
    case 'fitInputs':
      return fittingText(t, mend, nameOf);
    case 'join':
      return t('mend.join', { kind: mend.layerKind });
    default:
      return mend satisfies never;
  }
}

function fittingText(
  t: Translate,
  { samePadding, convolve }: Extract<Mend, { kind: 'fitInputs' }>,
  nameOf: (id: string) => string,
): string {
  if (!convolve) return t('mend.samePadding');
  const { from, filters, strides } = convolve;
  const values = { name: nameOf(from), filters, strides };
  if (samePadding.length > 0) return t('mend.samePaddingAndConvolve', values);
  return t(strides === 1 ? 'mend.convolve' : 'mend.convolveStrides', values);
}
