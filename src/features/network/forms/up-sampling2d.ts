import { extentText } from '../../../domain/layers/extent';
import type { LayerForm } from './layer-form';

export const upSampling2dForm: LayerForm<'UpSampling2D'> = {
  main: ['size', 'interpolation'],
  more: [],
  short: ({ size, interpolation }) => [extentText(size), ...(interpolation === 'nearest' ? [] : [interpolation])],
};
