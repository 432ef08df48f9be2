import type { ParamValue } from '../../domain/layers/fields';
import type { Mend } from '../../domain/layers/layer-definition';
import type { LayerKind } from '../../domain/layers/registry';
import type { Translate } from '../../i18n/use-t';
import { fieldLabel } from './problem-words';

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
