import { sidesText } from '../../../domain/layers/extent';
import type { LayerForm } from './layer-form';

export const zeroPadding2dForm: LayerForm<'ZeroPadding2D'> = {
  main: ['padding'],
  more: [],
  words: { padding: { label: 'field.zeroPadding', hint: 'field.zeroPaddingHint' } },
  short: ({ padding }) => [`+ ${sidesText(padding)}`],
};
