import type { LayerForm } from './layer-form';

export const globalMaxPooling2dForm: LayerForm<'GlobalMaxPooling2D'> = {
  main: [],
  more: [],
  short: () => [],
};
