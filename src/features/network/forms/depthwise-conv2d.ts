import { extentText } from '../../../domain/layers/extent';
import { windowParts, type LayerForm } from './layer-form';

export const depthwiseConv2dForm: LayerForm<'DepthwiseConv2D'> = {
  main: ['kernelSize', 'depthMultiplier', 'activation', 'padding'],
  more: ['strides', 'dilationRate', 'useBias', 'kernelInitializer', 'l1', 'l2', 'trainable'],
  short: (params) => [extentText(params.kernelSize), params.activation, ...windowParts(params, 1)],
};
