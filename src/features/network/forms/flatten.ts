import type { LayerForm } from './layer-form';

export const flattenForm: LayerForm<'Flatten'> = {
  main: [],
  more: [],
  short: () => [],
};
