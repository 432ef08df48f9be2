import type { LayerForm } from './layer-form';

export const rescalingForm: LayerForm<'Rescaling'> = {
  summary: 'layer.Rescaling',
  main: ['scale', 'offset'],
  more: [],
  counting: 'counting.none',
  short: ({ scale, offset }) => [`× ${scale}`, ...(offset === 0 ? [] : [offset > 0 ? `+ ${offset}` : `− ${-offset}`])],
};
