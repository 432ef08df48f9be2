import type { LayerForm } from './layer-form';

export const globalAveragePooling2dForm: LayerForm<'GlobalAveragePooling2D'> = {
  main: [],
  more: [],
  short: () => [],
};
