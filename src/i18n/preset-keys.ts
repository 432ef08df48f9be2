import type { PresetId } from '../domain/network/presets';
import type { MessageKey } from './use-t';

/** The name of each preset. */
export const presetKeys: Readonly<Record<PresetId, MessageKey>> = {
  'mnist-first-convnet': 'preset.mnistFirstConvnet',
  'mnist-softmax': 'preset.mnistSoftmax',
  'mnist-dense': 'preset.mnistDense',
  'mnist-cnn-dense64': 'preset.mnistCnnDense64',
  'mnist-dropout-adadelta': 'preset.mnistDropoutAdadelta',
  'fashion-dense': 'preset.fashionDense',
  'fashion-cnn': 'preset.fashionCnn',
  'mnist-residual': 'preset.mnistResidual',
  'fashion-inception': 'preset.fashionInception',
};
