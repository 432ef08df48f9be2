import type { Problem } from '../../domain/layers/layer-definition';
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
