import type { LayerForm } from './layer-form';

export const rescalingForm: LayerForm<'Rescaling'> = {
  main: ['scale', 'offset'],
  more: [],
  short: ({ scale, offset }) => [`× ${scale}`, ...(offset === 0 ? [] : [offset > 0 ? `+ ${offset}` : `− ${-offset}`])],
};
